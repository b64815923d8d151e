import type { Leftovers, PublicCatalogue } from "@giliran/shared/contract";
import { expect, it } from "vitest";
import { byService, rightsFor } from "./choose.ts";

type Left = Leftovers["tickets"][number];
const [ktp, pajak] = ["ktp", "pajak"] as unknown as [Left["serviceId"], Left["serviceId"]];

function ticket(label: string, serviceId: Left["serviceId"], state: Left["state"] = "waiting"): Left {
  const ticketId = label as Left["ticketId"];
  return { ticketId, label, serviceId, state, partySize: 1, issuedAt: 0 as Left["issuedAt"] };
}

const left: Leftovers = {
  date: "2026-11-23" as Leftovers["date"],
  validOn: "2026-11-24" as Leftovers["date"],
  tickets: [ticket("A001", ktp), ticket("A002", ktp), ticket("B001", pajak, "absent")],
  rightsLeft: [{ serviceId: ktp, left: 1 }],
  rights: [],
};
const catalogue = { services: [{ id: ktp, name: { id: "KTP" } }] } as unknown as PublicCatalogue;

it("lists who is left by service, one that is gone by its id", () => {
  expect(
    byService(left, catalogue).map(({ service, tickets, rightsLeft }) => [
      service.name.id,
      tickets.length,
      rightsLeft,
    ]),
  ).toEqual([
    ["KTP", 2, 1],
    ["pajak", 1, 0],
  ]);
});

it("says why not all of them can have a right", () => {
  const [first, second, absent] = left.tickets;
  if (first === undefined || second === undefined || absent === undefined) throw new Error("nobody");
  expect(rightsFor(left, [first])).toBeNull();
  expect(rightsFor(left, [first, second])).toBe("endTooMany");
  expect(rightsFor(left, [first, absent])).toBe("endAbsent");
  expect(rightsFor(left, [])).toBeNull();
});
