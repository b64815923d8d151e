import type { Leftovers, PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ReasonId, type TicketId } from "@giliran/shared/domain";
import { formatPersons, formatServiceDate, formatTime } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import { useState } from "react";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";
import { byService, mostAtOnce, rightsFor } from "./choose.ts";

export interface LeftProps extends TabProps {
  readonly left: Leftovers;
  readonly catalogue: PublicCatalogue;
  /** Something was closed. */
  readonly done: () => void;
}

/** Who is left: some are chosen, and closed with a reason, or with the right to go first on the next open day. */
export function Left(props: LeftProps): React.ReactNode {
  const { left, catalogue, texts, client, linked } = props;
  const deed = useDeed(client);
  const [marked, setMarked] = useState<ReadonlySet<TicketId>>(new Set());
  const reasons = catalogue.reasons.cancel.map(({ id, name }) => ({
    id,
    name: localText(name, texts.pack.tag),
  }));
  const [reasonId, setReason] = useState<ReasonId | null>(reasons[0]?.id ?? null);
  const chosen = left.tickets.filter(({ ticketId }) => marked.has(ticketId)).slice(0, mostAtOnce);
  const lacking = rightsFor(left, chosen);
  const settle = async (right: boolean): Promise<void> => {
    if (reasonId === null) return;
    const ticketIds = chosen.map(({ ticketId }) => ticketId);
    const words = texts.t(right ? "admin.endGiven" : "admin.endClosed", { numbers: ticketIds.length });
    if (!(await deed.run({ type: "settleTickets", ticketIds, reasonId, right }, words))) return;
    setMarked(new Set());
    props.done();
  };
  const busy = !linked || deed.state.kind === "sending" || chosen.length === 0 || reasonId === null;
  const date = formatServiceDate(texts, left.validOn, left.date);
  return (
    <section className="admin-card end-left">
      <h2>{texts.t("admin.endLeft")}</h2>
      <p>{texts.t("admin.endLeftMore")}</p>
      {left.tickets.length === 0 && <p className="admin-well">{texts.t("admin.endNobody")}</p>}
      <Marks {...props} marked={marked} mark={setMarked} />
      {left.tickets.length > 0 && (
        <div className="admin-form">
          <Choice label={texts.t("admin.reason")} options={reasons} value={reasonId} choose={setReason} />
          <button type="button" className="plain-button" disabled={busy} onClick={() => void settle(false)}>
            {texts.t("admin.endClose", { numbers: chosen.length })}
          </button>
          <button
            type="button"
            className="main-button"
            disabled={busy || lacking !== null}
            onClick={() => void settle(true)}
          >
            {texts.t("admin.endGive", { date })}
          </button>
          {lacking !== null && chosen.length > 0 && (
            <p className="admin-consequence">{texts.t(`admin.${lacking}`)}</p>
          )}
        </div>
      )}
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}

function Marks(
  props: LeftProps & {
    readonly marked: ReadonlySet<TicketId>;
    readonly mark: (marked: ReadonlySet<TicketId>) => void;
  },
): React.ReactNode {
  const { left, catalogue, texts, zone, marked, mark } = props;
  const set = (ids: readonly TicketId[], on: boolean): void => {
    const next = new Set(marked);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    mark(next);
  };
  return byService(left, catalogue).map(({ service, tickets, rightsLeft }) => {
    const ids = tickets.map(({ ticketId }) => ticketId);
    const all = ids.every((id) => marked.has(id));
    return (
      <fieldset key={service.id} className="end-service">
        <legend>
          <label>
            <input type="checkbox" checked={all} onChange={() => set(ids, !all)} />
            <strong>{localText(service.name, texts.pack.tag)}</strong>
            <small>
              <Dotted
                parts={[
                  texts.t("admin.endCount", { numbers: tickets.length }),
                  texts.t("admin.endRightsLeft", { rights: rightsLeft }),
                ]}
              />
            </small>
          </label>
        </legend>
        <ul>
          {tickets.map((ticket) => (
            <li key={ticket.ticketId}>
              <label>
                <input
                  type="checkbox"
                  checked={marked.has(ticket.ticketId)}
                  onChange={(event) => set([ticket.ticketId], event.target.checked)}
                />
                <strong>{ticket.label}</strong>
                <small>
                  <Dotted
                    parts={[
                      texts.t(`admin.state_${ticket.state}`),
                      formatTime(texts, ticket.issuedAt, zone),
                      ticket.partySize > 1 ? formatPersons(texts, ticket.partySize) : null,
                    ]}
                  />
                </small>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    );
  });
}
