import type { ReasonId } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import type { PublicCatalogue } from "@giliran/shared/contract";
import { useState } from "react";
import { DeedDialogue } from "./DeedDialogue.tsx";
import { optionsOf } from "./Deeds.tsx";
import { RadioList } from "./RadioList.tsx";

/** How the service ended, where the hall asks for it. */
export function Outcome(props: {
  readonly catalogue: PublicCatalogue;
  readonly texts: Texts;
  readonly say: (outcomeId: ReasonId) => void;
  readonly close: () => void;
}): React.ReactNode {
  const { catalogue, texts, say, close } = props;
  const options = optionsOf(catalogue.reasons.outcome, texts);
  const [outcomeId, setOutcome] = useState(options[0]?.id ?? null);
  const yes = (): void => {
    if (outcomeId === null) return;
    say(outcomeId);
    close();
  };
  return (
    <DeedDialogue title={texts.t("panel.finish")} ready={outcomeId !== null} {...{ texts, yes, close }}>
      <RadioList title={texts.t("panel.outcome")} options={options} chosen={outcomeId} choose={setOutcome} />
    </DeedDialogue>
  );
}
