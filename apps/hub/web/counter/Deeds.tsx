import type { CommandOf, PublicCatalogue } from "@giliran/shared/contract";
import { type Instant, localText, type ReasonId, type ServiceId } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { useState } from "react";
import type { OwnCounter } from "./actions.ts";
import { DeedDialogue } from "./DeedDialogue.tsx";
import { choosable, type AskingDeed } from "./deeds.ts";
import { type Option, RadioList } from "./RadioList.tsx";
import { serviceName } from "./selectors.ts";
import { TransferDialogue } from "./TransferDialogue.tsx";
import type { Sent } from "./useSender.ts";

export interface DeedProps {
  readonly counter: OwnCounter;
  readonly catalogue: PublicCatalogue;
  readonly texts: Texts;
  readonly now: Instant;
  readonly send: (command: CommandOf<Sent>, label: string | null) => void;
  readonly close: () => void;
}

/** The dialogue of a deed. */
export function DeedOf(props: DeedProps & { readonly deed: AskingDeed }): React.ReactNode {
  switch (props.deed) {
    case "park":
      return <Park {...props} />;
    case "transfer":
      return <TransferDialogue {...props} />;
    case "callTicket":
      return <ByNumber {...props} />;
    case "callWalkIn":
      return <WalkIn {...props} />;
    case "cancelTicket":
      return <Cancel {...props} />;
    default:
      return props.deed satisfies never;
  }
}

/** The entries of one of the hall's lists in the officer's language. */
export function optionsOf(
  list: PublicCatalogue["reasons"]["park"],
  texts: Texts,
): readonly Option<ReasonId>[] {
  return list.map(({ id, name }) => ({ id, name: localText(name, texts.pack.tag) }));
}

const reminders = ["5", "10", "15", "30", "60"] as const;

function Park({ counter, catalogue, texts, now, send, close }: DeedProps): React.ReactNode {
  const options = optionsOf(catalogue.reasons.park, texts);
  const [reasonId, setReason] = useState(options[0]?.id ?? null);
  const [minutes, setMinutes] = useState<string>("15");
  const { counterId, inHand } = counter;
  const yes = (): void => {
    if (reasonId === null || inHand === null) return;
    const remindAt = (now + Number(minutes) * 60_000) as Instant;
    send({ type: "park", counterId, ticketId: inHand.ticketId, reasonId, remindAt }, inHand.label);
    close();
  };
  const ready = reasonId !== null && inHand !== null;
  return (
    <DeedDialogue title={texts.t("panel.park")} {...{ texts, ready, yes, close }}>
      <RadioList title={texts.t("panel.reason")} options={options} chosen={reasonId} choose={setReason} />
      <label className="deed-field">
        <span>{texts.t("panel.remindAfter")}</span>
        <select value={minutes} onChange={(event) => setMinutes(event.currentTarget.value)}>
          {reminders.map((count) => (
            <option key={count} value={count}>
              {texts.t("panel.minutesShort", { minutes: Number(count) })}
            </option>
          ))}
        </select>
      </label>
    </DeedDialogue>
  );
}

function Cancel({ counter, catalogue, texts, send, close }: DeedProps): React.ReactNode {
  const options = optionsOf(catalogue.reasons.cancel, texts);
  const [reasonId, setReason] = useState<ReasonId | null>(null);
  const { inHand } = counter;
  const yes = (): void => {
    if (reasonId === null || inHand === null) return;
    send({ type: "cancelTicket", ticketId: inHand.ticketId, reasonId }, inHand.label);
    close();
  };
  const ready = reasonId !== null && inHand !== null;
  return (
    <DeedDialogue title={texts.t("panel.cancelTicket")} {...{ texts, ready, yes, close }}>
      <RadioList title={texts.t("panel.reason")} options={options} chosen={reasonId} choose={setReason} />
    </DeedDialogue>
  );
}

function ByNumber({ counter, catalogue, texts, send, close }: DeedProps): React.ReactNode {
  const tickets = choosable(counter);
  const [chosen, choose] = useState<string | null>(null);
  const [reasonId, setReason] = useState<ReasonId | null>(null);
  const ticket = tickets.find(({ ticketId }) => ticketId === chosen) ?? null;
  const ready = ticket !== null && (ticket.free || reasonId !== null);
  const yes = (): void => {
    if (ticket === null) return;
    const { counterId, inHand } = counter;
    const believed = { counterId, expectedTicketId: inHand?.ticketId ?? null, outcomeId: null };
    const why = ticket.free ? null : reasonId;
    send({ type: "callTicket", ...believed, ticketId: ticket.ticketId, reasonId: why }, ticket.label);
    close();
  };
  return (
    <DeedDialogue title={texts.t("panel.callTicket")} {...{ texts, ready, yes, close }}>
      <RadioList
        title={texts.t("panel.number")}
        options={tickets.map(({ ticketId, label, serviceId }) => ({
          id: ticketId as string,
          name: `${label}, ${serviceName(counter, serviceId, texts.pack.tag)}`,
        }))}
        chosen={chosen}
        choose={choose}
      />
      {ticket !== null && !ticket.free && (
        <RadioList
          title={texts.t("panel.reasonOutOfOrder")}
          options={optionsOf(catalogue.reasons.override, texts)}
          chosen={reasonId}
          choose={setReason}
        />
      )}
    </DeedDialogue>
  );
}

function WalkIn({ counter, texts, send, close }: DeedProps): React.ReactNode {
  const { counterId, inHand, services } = counter;
  const [serviceId, setService] = useState<ServiceId | null>(services[0]?.serviceId ?? null);
  const yes = (): void => {
    if (serviceId === null) return;
    const believed = { counterId, expectedTicketId: inHand?.ticketId ?? null, outcomeId: null };
    send({ type: "callWalkIn", ...believed, serviceId }, null);
    close();
  };
  return (
    <DeedDialogue title={texts.t("panel.callWalkIn")} ready={serviceId !== null} {...{ texts, yes, close }}>
      <RadioList
        title={texts.t("panel.service")}
        options={services.map(({ serviceId: id, name }) => ({ id, name: localText(name, texts.pack.tag) }))}
        chosen={serviceId}
        choose={setService}
      />
    </DeedDialogue>
  );
}
