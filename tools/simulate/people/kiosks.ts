import type { IssuedTicket, Result } from "@giliran/shared/contract";
import type { Chance } from "../engine.ts";
import type { Line, World } from "../world.ts";
import { countOutcomes, type GateKiosk, openGate, type Person } from "./gate.ts";
import { openRestless, type Restless } from "./restless.ts";
import type { Visitor } from "./visitors.ts";

/** What is done with each number that a visitor takes. */
export type Took = (visitor: Visitor, ticket: IssuedTicket) => void;

interface Kiosk extends GateKiosk {
  readonly waiting: Waiting[];
  busy: boolean;
  scannerWorks: boolean;
}

interface Waiting {
  readonly visitor: Visitor;
  readonly took: Took;
  readonly person: Person;
}

/** Kiosks as servers: somebody stands before each, and others behind them. */
export function openKiosks(world: World): { readonly queue: (visitor: Visitor, took: Took) => void } {
  const { engine, figures } = world;
  const chance = engine.chance("kiosks");
  const gate = openGate(world);
  const restless = openRestless(world);
  const kiosks = world.hub.devices
    .filter(({ role }) => role === "kiosk")
    .map(({ id }): Kiosk => {
      const line = world.line({ kind: "device", id }, null);
      return { line, waiting: [], busy: false, scannerWorks: true, count: countOutcomes(world, line) };
    });
  breakScanners(world, kiosks);

  function next(kiosk: Kiosk): void {
    const first = kiosk.waiting.shift();
    kiosk.busy = first !== undefined;
    figures.track(
      "at the kiosks",
      world.minute(),
      kiosks.reduce((sum, { waiting }) => sum + waiting.length, 0),
    );
    if (first === undefined) return;
    engine.after(chance.between(12_000, 40_000), () => void stand(kiosk, first));
  }

  async function stand(kiosk: Kiosk, first: Waiting): Promise<void> {
    const { ms, mayTake } = await gate.check(kiosk, first.person);
    if (mayTake) engine.after(ms, () => void take(kiosk, first));
    else engine.after(ms, () => next(kiosk));
  }

  async function take(kiosk: Kiosk, { visitor, took }: Waiting): Promise<void> {
    const printMs = await takeNumbers(world, chance, restless, kiosk.line, visitor, took);
    engine.after(printMs, () => next(kiosk));
  }

  function lineUp(one: Waiting): void {
    const kiosk = kiosks.toSorted((a, b) => a.waiting.length - b.waiting.length)[0];
    if (kiosk === undefined) return;
    kiosk.waiting.push(one);
    if (!kiosk.busy) next(kiosk);
  }

  return {
    queue: (visitor, took) => {
      figures.count("visitors");
      const person: Person = { code: null, comeBack: () => lineUp({ visitor, took, person }) };
      lineUp({ visitor, took, person });
    },
  };
}

const minute = 60_000;

/** Each kiosk is without its thermometer for a while, and says so. */
function breakScanners(world: World, kiosks: readonly Kiosk[]): void {
  const chance = world.engine.chance("scanners");
  const turn = (kiosk: Kiosk, works: boolean): void => {
    kiosk.scannerWorks = works;
    const facts = { part: "thermometer", name: "scanner", simulated: false } as const;
    const trouble = works ? [] : (["thermometer_missing"] as const);
    void kiosk.line.ask({ type: "reportHealth", parts: [{ ...facts, trouble: [...trouble] }] });
  };
  for (const kiosk of kiosks) {
    const [at, last] = [chance.between(20, 300) * minute, chance.between(5, 60) * minute];
    if (!world.has("brokenScanners")) continue;
    world.engine.after(at, () => turn(kiosk, false));
    world.engine.after(at + last, () => turn(kiosk, true));
  }
}

/** From the touch to the paper; how long the printer is busy with it, ms. */
async function takeNumbers(
  world: World,
  chance: Chance,
  restless: Restless,
  line: Line,
  visitor: Visitor,
  took: Took,
): Promise<number> {
  const hashes = Array.from({ length: visitor.separate ? visitor.party : 1 }, () => hexOf(chance));
  const issued = await ask(chance, line, visitor, hashes, false);
  if (!issued.ok) {
    world.figures.count("left without a number");
    return 3_000;
  }
  const tickets = "tickets" in issued.value ? issued.value.tickets : [issued.value];
  for (const hash of hashes) restless.holds(line, hash);
  for (const ticket of tickets) {
    world.figures.count("numbers");
    if (ticket.outside !== null) world.figures.count("had to wait outside");
    took(visitor, ticket);
    const dead = world.has("deadKiosks") && chance.isSo(0.01);
    const fails = world.has("failedPrints") && chance.isSo(0.02);
    if (dead) continue;
    const outcome = fails ? (chance.isSo(0.5) ? "failed" : "unknown") : "printed";
    world.engine.after(chance.between(1_500, 4_000) * tickets.length, () => {
      void line.ask({ type: "reportPrint", ticketId: ticket.ticketId, outcome });
    });
  }
  return 4_000 * tickets.length;
}

type Issued = Result<IssuedTicket | { readonly tickets: readonly IssuedTicket[] }>;

function hexOf(chance: Chance): string {
  return chance
    .whole(0, 2 ** 30)
    .toString(16)
    .padStart(64, "0");
}

async function ask(
  chance: Chance,
  line: Line,
  visitor: Visitor,
  secretHashes: readonly string[],
  acceptWait: boolean,
): Promise<Issued> {
  const { serviceId, classId, needs, party, journey } = visitor;
  const said = { serviceId, classId, needs, acceptWait };
  const command = visitor.separate
    ? ({ type: "issueBlock", ...said, secretHashes } as const)
    : ({
        type: "issueTicket",
        ...said,
        partySize: party,
        journey,
        secretHash: secretHashes[0] ?? "",
      } as const);
  const answer = (await line.ask(command)) as Issued;
  const asks = !answer.ok && answer.error === "long_queue" && !acceptWait;
  if (asks && chance.isSo(0.7)) return await ask(chance, line, visitor, secretHashes, true);
  return answer;
}
