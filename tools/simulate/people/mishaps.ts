import type { Command } from "@giliran/shared/contract";
import type { ClosureTarget, Instant } from "@giliran/shared/domain";
import type { Chance } from "../engine.ts";
import type { Mishap } from "../plan.ts";
import type { Line, World } from "../world.ts";

const minute = 60_000;

/** What supervisors do and machines suffer in the middle of a day. */
export function openMishaps(world: World): void {
  const supervisor = world.hub.staff.find(({ role }) => role === "supervisor");
  if (supervisor === undefined) return;
  const line = world.line({ kind: "staff", id: supervisor.id }, null);
  const chance = world.engine.chance("mishaps");
  for (const [mishap, { times, happen }] of Object.entries(deeds) as [keyof typeof deeds, Deed][]) {
    const count = chance.whole(times[0], times[1]);
    // Drawn also where they are left out, so that the others stay as they are.
    for (let i = 0; i < count; i += 1) {
      const at = chance.between(20, 440) * minute;
      const own = world.engine.chance(`${mishap} ${String(i)}`);
      if (world.has(mishap)) world.engine.after(at, () => void happen(world, line, own));
    }
  }
  world.engine.after((950 - 465) * minute, () => void settle(world, line));
}

interface Deed {
  readonly times: readonly [least: number, most: number];
  readonly happen: (world: World, line: Line, chance: Chance) => Promise<void>;
}

function later(world: World, ms: number): Instant {
  return Math.round(world.wall() + ms) as Instant;
}

async function ask(line: Line, command: Command): Promise<void> {
  await line.ask(command);
}

const deeds = {
  pauses: {
    times: [1, 3],
    happen: async (world, line, chance) => {
      await ask(line, { type: "pauseHall", until: later(world, chance.between(2, 12) * minute) });
      world.figures.count("pauses");
    },
  },
  closures: {
    times: [1, 4],
    happen: async (world, line, chance) => {
      const { counters, services, reasons } = world.catalogue;
      const targets: readonly ClosureTarget[] = [
        { kind: "counter", id: chance.one(counters).id },
        { kind: "service", id: chance.one(services).id },
        { kind: "agency", id: chance.one(services).agencyId },
      ];
      const reopensAt = later(world, chance.between(5, 40) * minute);
      const { id: reasonId } = chance.one(reasons.closure);
      await ask(line, { type: "closeTarget", target: chance.one(targets), reasonId, reopensAt });
    },
  },
  outages: {
    times: [1, 3],
    happen: async (world, line, chance) => {
      const { id: agencyId } = chance.one(world.catalogue.agencies);
      const expectedUntil = later(world, 30 * minute);
      const facts = { agencyId, since: world.wall(), expectedUntil, stopsNumbers: chance.isSo(0.5) };
      await ask(line, { type: "declareOutage", ...facts });
      world.engine.after(
        chance.between(10, 40) * minute,
        () => void line.ask({ type: "endOutage", agencyId }),
      );
    },
  },
  weights: {
    times: [1, 5],
    happen: async (world, line, chance) => {
      const { id: counterId, serviceIds } = chance.one(world.catalogue.counters);
      const weight = chance.one(["primary", "normal", "idle", null] as const);
      await ask(line, { type: "setWeight", counterId, serviceId: chance.one(serviceIds), weight });
    },
  },
  crowdChanges: {
    times: [1, 5],
    happen: async (world, line, chance) => {
      if (world.plan.capacity === null) return;
      const waiting = [...world.hub.hall().crowd.outside];
      const reasonId = world.catalogue.reasons.override[0]?.id;
      if (waiting.length > 0 && reasonId !== undefined && chance.isSo(0.4)) {
        await ask(line, { type: "admitTicket", ticketId: chance.one(waiting), reasonId });
        return;
      }
      const capacity = Math.max(3, Math.round(world.plan.capacity * chance.between(0.6, 1.5)));
      const mode = chance.weighted([
        [8, null],
        [1, "advise"],
        [1, "enforce"],
      ] as const);
      await ask(line, { type: "setCrowding", settings: { mode, capacity, spacing: null } });
    },
  },
  gateChanges: {
    times: [1, 4],
    happen: async (world, line, chance) => {
      const mode = chance.weighted([
        [3, null],
        [1, "off"],
        [1, "advise"],
        [2, "enforce"],
      ] as const);
      const ids = world.catalogue.gate.protocols.map(({ id }) => id);
      const protocolId = chance.one([null, ...ids, "no-such-protocol"]);
      await ask(line, { type: "setGate", settings: { mode, protocolId } });
      world.figures.count("changes of the gate");
    },
  },
  nonsense: {
    times: [5, 20],
    happen: async (world, line, chance) => {
      const kiosk = world.hub.devices.find(({ role }) => role === "kiosk");
      if (kiosk === undefined) return;
      const other = world.line({ kind: "device", id: kiosk.id }, null);
      const id = `nonsense${String(chance.whole(10 ** 9, 2 * 10 ** 9))}`;
      const [counter] = world.catalogue.counters;
      const frames: readonly (readonly [name: string, line: Line, frame: unknown])[] = [
        [
          "a call by a kiosk",
          other,
          { id, command: { type: "callNext", counterId: counter?.id, expectedTicketId: null } },
        ],
        [
          "a number for a supervisor",
          line,
          { id, command: { type: "issueTicket", serviceId: "x", partySize: 1, secretHash: "0".repeat(64) } },
        ],
        ["a frame without a command", other, { id }],
        ["an unknown command", line, { id, command: { type: "openDay", serviceDate: "2020-01-01" } }],
        [
          "half a person",
          other,
          { id, command: { type: "issueTicket", serviceId: "x", partySize: 0.5, secretHash: "" } },
        ],
        [
          "a code that nobody was given",
          other,
          { id, command: { type: "useGateCode", codeHash: "f".repeat(64) } },
        ],
        [
          "a gate that a kiosk opens",
          other,
          { id, command: { type: "setGate", settings: { mode: "off", protocolId: null } } },
        ],
        ["a frame that is too large", line, { id, command: { type: "x", text: "x".repeat(20_000) } }],
      ];
      const [name, sender, frame] = chance.one(frames);
      const before = world.check.lines.stored();
      world.check.lines.refused(name, await sender.raw(frame), before);
      other.close();
    },
  },
  hubRestart: {
    times: [1, 2],
    happen: async (world) => {
      // The hall of before, and the one that is folded anew: it may have let somebody in already.
      world.check.whole(world.hub.hall());
      await world.hub.restart();
      world.check.gate.forgotten();
      world.check.whole(world.hub.hall());
      world.reconnect();
      world.figures.count("restarts of the hub");
    },
  },
} as const satisfies { readonly [Name in Mishap]?: Deed };

/** The end of the day: whoever is left is closed with a reason, some with the right to go first on the next. */
async function settle(world: World, line: Line): Promise<void> {
  const { catalogue } = world;
  const reasonId = catalogue.reasons.cancel[0]?.id;
  if (reasonId === undefined) return;
  const left = [...world.hub.hall().tickets.values()].filter(
    ({ state }) => state === "waiting" || state === "parked" || state === "absent",
  );
  for (const { id, state } of left) {
    const right = state !== "absent";
    const answer = await line.ask({ type: "settleTickets", ticketIds: [id], reasonId, right });
    if (!answer.ok && right)
      await line.ask({ type: "settleTickets", ticketIds: [id], reasonId, right: false });
    world.figures.count(answer.ok && right ? "rights for the next day" : "left at the end");
  }
}
