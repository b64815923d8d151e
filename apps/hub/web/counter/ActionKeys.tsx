import type { TicketInHand } from "@giliran/shared/contract";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import { KeyCap } from "@giliran/shared/ui";
import { actions, type Action, type Hindrance } from "./actions.ts";
import { capOf, hindranceWords } from "./words.ts";

const names = {
  callNext: "panel.callNext",
  recall: "panel.recall",
  startService: "panel.start",
  markAbsent: "panel.absent",
  finish: "panel.finish",
  closeCounter: "panel.leave",
} as const satisfies { readonly [A in Exclude<Action, "confirmClass">]: TextKey };

/** One main key and the others, each with its key and, where it is not to be had, the reason. */
export function ActionKeys(props: {
  readonly texts: Texts;
  readonly inHand: TicketInHand | null;
  readonly whyNot: (action: Action) => Hindrance | null;
  /** The hub is away: nothing may be pressed. */
  readonly linked: boolean;
  /** A command is on its way: another press does nothing. */
  readonly busy: boolean;
  readonly act: (action: Action) => void;
}): React.ReactNode {
  const { texts, inHand, whyNot, linked, busy, act } = props;
  return (
    <div className="action-keys" data-busy={busy}>
      {actions.map((action) => {
        const why = whyNot(action);
        const name = action === "callNext" && inHand !== null ? "panel.finishAndCallNext" : names[action];
        return (
          <button
            key={action}
            type="button"
            className={action === "callNext" ? "action-key action-key-main" : "action-key"}
            data-action={action}
            disabled={!linked || why !== null}
            onClick={(event) => {
              // A press by hand leaves no focus behind, for the next Space must call and not repeat this.
              if (event.detail > 0) event.currentTarget.blur();
              act(action);
            }}
          >
            <span>{texts.t(name)}</span>
            <KeyCap name={capOf(texts, action)} />
            {why !== null && <small className="action-why">{hindranceWords(texts, why)}</small>}
          </button>
        );
      })}
    </div>
  );
}
