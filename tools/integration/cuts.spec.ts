import { describe, expect, it } from "vitest";
import { isLive, type TicketId } from "@giliran/shared/domain";
import { brokenInvariants } from "@giliran/shared/testing";
import type { Deed } from "./cuts/steps.ts";
import { openWorld, type World } from "./cuts/world.ts";

// The real kiosk and the real hub, with the line cut and the kiosk's program ended at every single step of a visit.

interface Plan {
  /** Before the visit, the line is cut already. */
  readonly away: boolean;
  readonly deeds: ReadonlyMap<number, Deed>;
}

/** Three visits, the second of which goes wrong as planned; then all is mended, and a fourth comes. */
async function story(
  plan: Plan,
  healing: ReadonlyMap<number, Deed> = new Map(),
): Promise<{
  readonly world: World;
  readonly steps: readonly string[];
  readonly mending: readonly string[];
}> {
  const world = await openWorld();
  await world.visit(1);
  if (plan.away) world.cut();
  const { steps } = await world.visit(2, plan.deeds);
  if ([...plan.deeds.values()].some((deed) => deed !== "cut")) await world.reopen();
  await world.time.advance(3_000);
  await world.visit(3);
  world.heal();
  // Handing over is a visit's worth of steps of its own.
  const { steps: mending } = await world.visit(4, healing);
  if ([...healing.values()].some((deed) => deed !== "cut")) await world.reopen();
  world.heal();
  await world.time.advance(30_000);
  await world.visit(5);
  await world.time.advance(30_000);
  return { world, steps, mending };
}

/** What is wrong in the end; nothing, where every promise was kept. */
function wrongIn(world: World): readonly string[] {
  const hall = world.hall();
  const tickets = [...hall.tickets.values()];
  const live = tickets.filter(({ state }) => isLive(state));
  const wrong = [...brokenInvariants(hall), ...world.faults()];
  for (const { label } of world.papers())
    if (!live.some((ticket) => ticket.label === label)) wrong.push(`${label} is on paper and in no queue`);
  const labels = world.papers().map(({ label }) => label);
  if (new Set(labels).size !== labels.length) wrong.push(`a number came out twice: ${labels.join(" ")}`);
  const touches = live.map(({ id }) => world.touchOf(id));
  if (new Set(touches).size !== touches.length)
    wrong.push(`a touch has two live numbers: ${touches.join(" ")}`);
  wrong.push(...outOfOrder(world));
  return wrong;
}

/** Whoever touched first stands before whoever touched later. */
function outOfOrder(world: World): readonly string[] {
  const hall = world.hall();
  const queue = [...hall.queues.values()].flatMap(({ regular }) => regular.ticketIds);
  const touches = queue.map((id: TicketId) => world.touchOf(id) ?? 0);
  const sorted = touches.every((touch, i) => i === 0 || touch >= (touches[i - 1] ?? 0));
  return sorted ? [] : [`the queue is in the order of touches ${touches.join(" ")}`];
}

async function expectKept(plan: Plan, healing?: ReadonlyMap<number, Deed>): Promise<void> {
  const { world, steps, mending } = await story(plan, healing);
  const wrong = wrongIn(world);
  const papers = world.papers().map(({ label, touch }) => `${touch}: ${label}`);
  await world.end();
  expect({ wrong, steps, mending, papers }).toEqual({ wrong: [], steps, mending, papers });
}

describe("a visit whose line is cut", () => {
  it("goes through every step that it has, online and alone", async () => {
    const online = await story({ away: false, deeds: new Map() });
    expect(online.steps).toEqual([
      "the printer is asked",
      "issueTicket leaves",
      "issueTicket is answered",
      "journal: printed begins",
      "journal: printed stands",
      "the slip is sent",
      "the slip is out",
      "reportPrint leaves",
      "reportPrint is answered",
    ]);
    expect(online.world.papers().map(({ label }) => label)).toEqual(["A001", "A002", "A003", "A004", "A005"]);
    await online.world.end();
    const alone = await story({ away: true, deeds: new Map() });
    expect(alone.steps).toEqual([
      "the printer is asked",
      "journal: given alone begins",
      "journal: given alone stands",
      "the slip is sent",
      "the slip is out",
      "journal: paper begins",
      "journal: paper stands",
    ]);
    expect(alone.world.papers().map(({ label }) => label)).toEqual(["A001", "X001", "X002", "A002", "A003"]);
    await alone.world.end();
  });

  it.each(["cut", "kill", "cutAndKill"] as const)("at any step: %s", async (deed) => {
    for (const away of [false, true]) {
      const { steps, world } = await story({ away, deeds: new Map() });
      await world.end();
      for (let step = 0; step < steps.length; step += 1)
        await expectKept({ away, deeds: new Map([[step, deed]]) });
    }
  });

  it("at any step, with the program ended at any later one", async () => {
    for (let cut = 0; cut < 9; cut += 1)
      for (let kill = cut + 1; kill < 14; kill += 1)
        await expectKept({
          away: false,
          deeds: new Map<number, Deed>([
            [cut, "cut"],
            [kill, "kill"],
          ]),
        });
  });
});

describe("handing over what was given alone", () => {
  it.each(["cut", "kill", "cutAndKill"] as const)("survives at any of its steps: %s", async (deed) => {
    const { mending, world } = await story({ away: true, deeds: new Map() });
    await world.end();
    expect(mending).toContain("handOver leaves");
    for (let step = 0; step < mending.length; step += 1)
      await expectKept({ away: true, deeds: new Map() }, new Map([[step, deed]]));
  });
});
