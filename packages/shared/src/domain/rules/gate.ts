import type { Rule } from "../decide.ts";
import { gateNow, gateOutcomes } from "../gate.ts";
import { whyNotReason } from "./calling.ts";
import { happened, refused } from "./outcome.ts";

/** A supervisor switches the health protocol, or whether it is kept, from now until the day ends. */
export const setGate: Rule<"setGate"> = (hall, { gate }, { settings }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const known = gate.protocols.some(({ id }) => id === settings.protocolId);
  if (settings.protocolId !== null && !known) return refused("unknown_protocol");
  if (gate.protocols.length === 0 && settings.mode !== null && settings.mode !== "off")
    return refused("unknown_protocol");
  return happened({ type: "gateSet", settings });
};

/** A kiosk or the staff at the entrance tell how many people the gate let in or turned away. */
export const countGate: Rule<"countGate"> = (hall, _catalogue, { counts }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff" && actor.kind !== "device") return refused("forbidden");
  if (gateOutcomes.every((outcome) => counts[outcome] === 0)) return happened();
  return happened({ type: "gateCounted", counts, by: actor.kind === "staff" ? "staff" : "kiosk" });
};

/** Staff let somebody in against the protocol: recorded, with a reason. */
export const overrideGate: Rule<"overrideGate"> = (hall, catalogue, { reasonId }, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  if (gateNow(hall, catalogue.gate).mode === "off") return refused("gate_is_off");
  const error = whyNotReason(catalogue, "override", reasonId);
  if (error !== null) return refused(error);
  return happened({ type: "gateOverridden", reasonId });
};
