import { findCounter } from "../catalogue.ts";
import type { Rule } from "../decide.ts";
import { happened, refused } from "./outcome.ts";

/** A supervisor changes how a counter takes a service, from now until the day ends. */
export const setWeight: Rule<"setWeight"> = (hall, catalogue, command, { actor }) => {
  if (!hall.open) return refused("day_closed");
  if (actor.kind !== "staff") return refused("forbidden");
  const counter = findCounter(catalogue, command.counterId);
  if (counter === null) return refused("unknown_counter");
  if (!counter.serviceIds.includes(command.serviceId)) return refused("not_served_here");
  const { counterId, serviceId, weight } = command;
  if ((hall.weights.get(counterId)?.get(serviceId) ?? null) === weight) return happened();
  return happened({ type: "weightChanged", counterId, serviceId, weight });
};
