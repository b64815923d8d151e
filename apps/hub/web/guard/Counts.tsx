import type { GuardView } from "@giliran/shared/contract";
import { gateOutcomes, type GateOutcome } from "@giliran/shared/domain";
import type { TextKey, Texts } from "@giliran/shared/i18n";

export const outcomeNames = {
  passed: "guard.passed",
  recheck: "guard.rechecks",
  refused: "guard.refused",
  implausible: "guard.implausible",
  unmeasured: "guard.unmeasured",
  skipped: "guard.skipped",
} as const satisfies { readonly [Outcome in GateOutcome]: TextKey };

/** How many people had which outcome today; nobody is named. */
export function Counts(props: {
  readonly gate: Pick<GuardView["gate"], "counts" | "overrides">;
  readonly texts: Texts;
}): React.ReactNode {
  const { gate, texts } = props;
  return (
    <section className="gate-counts" aria-label={texts.t("guard.counts")}>
      <dl>
        {gateOutcomes.map((outcome) => (
          <div key={outcome}>
            <dt>{texts.t(outcomeNames[outcome])}</dt>
            <dd>{gate.counts[outcome]}</dd>
          </div>
        ))}
        <div>
          <dt>{texts.t("guard.overrides")}</dt>
          <dd>{gate.overrides}</dd>
        </div>
      </dl>
      <small>{texts.t("guard.noPerson")}</small>
    </section>
  );
}
