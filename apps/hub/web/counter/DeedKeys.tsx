import type { TextKey, Texts } from "@giliran/shared/i18n";
import { KeyCap } from "@giliran/shared/ui";
import type { Hindrance } from "./actions.ts";
import { deeds, type Deed } from "./deeds.ts";
import { capOf, hindranceWords } from "./words.ts";

const names = {
  park: "panel.park",
  transfer: "panel.transfer",
  callTicket: "panel.callTicketShort",
  callWalkIn: "panel.callWalkIn",
  cancelTicket: "panel.cancelTicketShort",
  setAutoCall: "panel.autoCallShort",
  undo: "panel.undo",
  endJourney: "panel.endJourney",
} as const satisfies { readonly [D in PlacedDeed]: TextKey };

/** The story stands with the number that it is of. */
type PlacedDeed = Exclude<Deed, "story">;
const placed: readonly PlacedDeed[] = deeds.filter((deed) => deed !== "story");

/** What is done less often, smaller than the action keys, each with its key. */
export function DeedKeys(props: {
  readonly texts: Texts;
  readonly autoCall: boolean;
  /** The visitor in hand has steps that follow. */
  readonly onJourney: boolean;
  readonly whyNot: (deed: Deed) => Hindrance | null;
  readonly linked: boolean;
  readonly begin: (deed: Deed) => void;
}): React.ReactNode {
  const { texts, autoCall, onJourney, whyNot, linked, begin } = props;
  // Most visitors have one step: a key for those who have more would only be in the way.
  const shown = placed.filter((deed) => deed !== "endJourney" || onJourney);
  return (
    <div className="deed-keys">
      {shown.map((deed) => {
        const why = whyNot(deed);
        return (
          <button
            key={deed}
            type="button"
            className="deed-key"
            data-deed={deed}
            disabled={!linked || why !== null}
            title={why === null ? undefined : hindranceWords(texts, why)}
            aria-pressed={deed === "setAutoCall" ? autoCall : undefined}
            onClick={(event) => {
              if (event.detail > 0) event.currentTarget.blur();
              begin(deed);
            }}
          >
            <span>{texts.t(names[deed])}</span>
            <KeyCap name={capOf(texts, deed)} />
          </button>
        );
      })}
    </div>
  );
}
