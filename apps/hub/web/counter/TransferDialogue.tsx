import type { PublicCatalogue } from "@giliran/shared/contract";
import {
  type CounterId,
  localText,
  longestNote,
  type ServiceId,
  type TransferMode,
  transferModes,
} from "@giliran/shared/domain";
import type { TextKey } from "@giliran/shared/i18n";
import { useState } from "react";
import { DeedDialogue } from "./DeedDialogue.tsx";
import type { DeedProps } from "./Deeds.tsx";
import { RadioList } from "./RadioList.tsx";

const modeNames = {
  front: "panel.modeFront",
  arrival: "panel.modeArrival",
  end: "panel.modeEnd",
  return_after: "panel.modeReturnAfter",
} as const satisfies { readonly [Mode in TransferMode]: TextKey };

/** Where to, at which place, and what the next officer should know. */
export function TransferDialogue({ counter, catalogue, texts, send, close }: DeedProps): React.ReactNode {
  const { counterId, inHand } = counter;
  const [serviceId, setService] = useState<ServiceId | null>(null);
  const [toCounterId, setCounter] = useState<CounterId | null>(null);
  const [mode, setMode] = useState<TransferMode>("front");
  const [note, setNote] = useState("");
  const language = texts.pack.tag;
  const there = countersFor(catalogue, serviceId, counterId);
  const ready = inHand !== null && serviceId !== null;
  const yes = (): void => {
    if (inHand === null || serviceId === null) return;
    const to = { serviceId, toCounterId, mode, note: note === "" ? null : note };
    send({ type: "transfer", counterId, ticketId: inHand.ticketId, ...to }, inHand.label);
    close();
  };
  return (
    <DeedDialogue title={texts.t("panel.transfer")} {...{ texts, ready, yes, close }}>
      <label className="deed-field">
        <span>{texts.t("panel.service")}</span>
        <select
          value={serviceId ?? ""}
          onChange={({ currentTarget }) => {
            setService(catalogue.services.find(({ id }) => id === currentTarget.value)?.id ?? null);
            setCounter(null);
          }}
        >
          <option value="">{texts.t("panel.chooseService")}</option>
          {catalogue.services.map(({ id, name }) => (
            <option key={id} value={id}>
              {localText(name, language)}
            </option>
          ))}
        </select>
      </label>
      <label className="deed-field">
        <span>{texts.t("panel.toCounter")}</span>
        <select
          value={toCounterId ?? ""}
          onChange={({ currentTarget }) =>
            setCounter(there.find(({ id }) => id === currentTarget.value)?.id ?? null)
          }
        >
          <option value="">{texts.t("panel.anyCounter")}</option>
          {there.map(({ id, label }) => (
            <option key={id} value={id}>
              {texts.t("common.counter", { label })}
            </option>
          ))}
        </select>
      </label>
      <RadioList
        title={texts.t("panel.place")}
        options={transferModes.map((id) => ({ id, name: texts.t(modeNames[id]) }))}
        chosen={mode}
        choose={setMode}
      />
      <label className="deed-field">
        <span>{texts.t("panel.note")}</span>
        <input
          type="text"
          maxLength={longestNote}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
    </DeedDialogue>
  );
}

/** The counters that serve it, without the one where the ticket is. */
export function countersFor(
  { counters }: PublicCatalogue,
  serviceId: ServiceId | null,
  own: CounterId,
): PublicCatalogue["counters"] {
  return counters.filter(({ id, serviceIds }) => id !== own && serviceIds.some((one) => one === serviceId));
}
