import { expect, it } from "vitest";
import type { MachineFrame, PublicCatalogue } from "@giliran/shared/contract";
import { isOfferedHere, offeredHere } from "./offeredHere.ts";

const catalogue = {
  agencies: [{ id: "a" }, { id: "b" }],
  services: [
    { id: "one", agencyId: "a" },
    { id: "two", agencyId: "a" },
    { id: "three", agencyId: "b" },
  ],
  journeys: [
    { id: "both", serviceIds: ["one", "three"] },
    { id: "first", serviceIds: ["one"] },
  ],
} as unknown as PublicCatalogue;

function machine(serviceIds: readonly string[] | null): MachineFrame {
  return { serviceIds } as unknown as MachineFrame;
}

it("is everything as long as nobody said otherwise", () => {
  expect(offeredHere(catalogue, null)).toBe(catalogue);
  expect(offeredHere(catalogue, machine(null))).toBe(catalogue);
  expect(offeredHere(null, machine(["one"]))).toBeNull();
  expect(isOfferedHere("one" as never, null)).toBe(true);
});

it("is the services of this kiosk, with their agencies and whole journeys", () => {
  const given = machine(["one", "gone"]);
  expect(offeredHere(catalogue, given)).toMatchObject({
    agencies: [{ id: "a" }],
    services: [{ id: "one" }],
    journeys: [{ id: "first" }],
  });
  expect(isOfferedHere("two" as never, given)).toBe(false);
});
