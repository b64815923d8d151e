import type { TicketInHand } from "@giliran/shared/contract";
import { localText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { Dotted, KeyCap } from "@giliran/shared/ui";
import { capOf } from "./words.ts";

/** The class that the visitor claims, and the keys to say that it is so, or not. */
export function ClaimBadge(props: {
  readonly claim: NonNullable<TicketInHand["claim"]>;
  readonly texts: Texts;
  readonly say: ((isSo: boolean) => void) | null;
}): React.ReactNode {
  const { claim, texts, say } = props;
  const answer = (isSo: boolean, button: HTMLElement, byHand: boolean): void => {
    // A press by hand leaves no focus behind, for the next Space must call and not repeat this.
    if (byHand) button.blur();
    say?.(isSo);
  };
  return (
    <div className="claim" data-confirmed={claim.confirmed}>
      <p>
        <Dotted
          parts={[
            localText(claim.name, texts.pack.tag),
            texts.t(claim.confirmed ? "panel.classConfirmed" : "panel.classClaimed"),
          ]}
        />
      </p>
      {!claim.confirmed && (
        <button
          type="button"
          disabled={say === null}
          onClick={(event) => answer(true, event.currentTarget, event.detail > 0)}
        >
          <span>{texts.t("panel.confirmClass")}</span>
          <KeyCap name={capOf(texts, "confirmClass")} />
        </button>
      )}
      {!claim.confirmed && (
        <button
          type="button"
          disabled={say === null}
          onClick={(event) => answer(false, event.currentTarget, event.detail > 0)}
        >
          {texts.t("panel.denyClass")}
        </button>
      )}
    </div>
  );
}
