import type { GuardView } from "@giliran/shared/contract";
import type { StaffId } from "@giliran/shared/domain";
import { gateNow } from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import type { Sources } from "./sources.ts";

const mostReasons = 12;

/** What staff at the entrance need: the protocol that holds, and what became of people today. */
export function guardView(sources: Sources, staffId: StaffId): GuardView {
  const { hall, catalogue, access } = sources;
  const now = gateNow(hall, catalogue.gate);
  const name = catalogue.gate.protocols.find(({ id }) => id === now.protocolId)?.name ?? null;
  return {
    kind: "guard",
    staff: { name: access.staffMember(staffId)?.name ?? "" },
    hall: { name: { ...catalogue.name }, timeZone: catalogue.zone },
    open: hall.open,
    gate: {
      ...now,
      name: name && { ...name },
      limitCelsius: catalogue.gate.limitCelsius,
      counts: { ...hall.gate.counts },
      overrides: hall.gate.overrides,
    },
    alerts: alertsOf(sources),
    reasons: catalogue.reasons.override
      .slice(0, mostReasons)
      .map(({ id, name: words }) => ({ id, name: { ...words } })),
  };
}
