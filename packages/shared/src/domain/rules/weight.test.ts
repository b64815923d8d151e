import { describe, expect, it } from "vitest";
import { commands, kiosk, openRehearsal, sample, staff, system } from "../../testing/index.ts";
import type { CounterId } from "../brand.ts";
import { findCounter } from "../catalogue.ts";
import { weightOf } from "../heads.ts";

const { tax, permit, idCard } = sample.services;
const { three } = sample.counters;
const supervisor = staff("supervisor");

describe("setting a weight", () => {
  it("holds for this counter and service until it is taken back or the day ends", () => {
    const hall = openRehearsal();
    const counter = findCounter(hall.catalogue(), three);
    if (counter === null) throw new Error("no such counter");
    const weights = (): readonly string[] => [tax, permit].map((id) => weightOf(hall.hall, counter, id));
    expect(weights()).toEqual(["primary", "primary"]);
    expect(hall.must(supervisor, commands.setWeight(three, tax, "idle"))).toEqual([
      { type: "weightChanged", counterId: three, serviceId: tax, weight: "idle" },
    ]);
    hall.must(supervisor, commands.setWeight(three, permit, "normal"));
    expect(weights()).toEqual(["idle", "normal"]);
    hall.must(supervisor, commands.setWeight(three, tax, null));
    expect(weights()).toEqual(["primary", "normal"]);
    hall.must(system, commands.closeDay());
    hall.must(system, commands.openDay("2026-11-24"));
    expect(weights()).toEqual(["primary", "primary"]);
  });

  it("is nothing new where it was so", () => {
    const hall = openRehearsal();
    expect(hall.must(supervisor, commands.setWeight(three, tax, null))).toEqual([]);
    hall.must(supervisor, commands.setWeight(three, tax, "idle"));
    expect(hall.must(supervisor, commands.setWeight(three, tax, "idle"))).toEqual([]);
  });

  it("goes before what the catalogue says, which nobody reads by a name that it has not", () => {
    const hall = openRehearsal();
    const counter = findCounter(hall.catalogue(), three);
    if (counter === null) throw new Error("no such counter");
    const planned = { ...counter, weights: { [tax]: "normal" as const } };
    expect(weightOf(hall.hall, planned, tax)).toBe("normal");
    expect(weightOf(hall.hall, planned, "constructor" as typeof tax)).toBe("primary");
    hall.must(supervisor, commands.setWeight(three, tax, "primary"));
    expect(weightOf(hall.hall, planned, tax)).toBe("primary");
  });

  it("is for staff, on an open day, of a service that the counter serves", () => {
    const hall = openRehearsal();
    expect(hall.refusal(kiosk(), commands.setWeight(three, tax, "idle"))).toBe("forbidden");
    expect(hall.refusal(supervisor, commands.setWeight(three, idCard, "idle"))).toBe("not_served_here");
    expect(hall.refusal(supervisor, commands.setWeight("x" as CounterId, tax, "idle"))).toBe(
      "unknown_counter",
    );
    hall.must(system, commands.closeDay());
    expect(hall.refusal(supervisor, commands.setWeight(three, tax, "idle"))).toBe("day_closed");
  });
});
