import type { NewEvent } from "@giliran/hub";
import { concerning } from "./check/checker.ts";
import { type Day, runDay } from "./day.ts";
import type { DayPlan, Mishap } from "./plan.ts";

/** So many days are tried to find a shorter one: each takes a second or two. */
const mostTries = 60;

/** A day on which something is broken, made as short as it still breaks the same. */
export async function shortest(broken: Day): Promise<Day> {
  let best = broken;
  let tries = 0;

  async function better(facts: Partial<DayPlan>): Promise<boolean> {
    if (tries >= mostTries) return false;
    tries += 1;
    const day = await runDay({ ...best.plan, ...facts });
    if (day.broken === null || kindOf(day) !== kindOf(broken)) return false;
    best = day;
    return true;
  }

  for (const mishap of broken.plan.mishaps) await better({ mishaps: without(best.plan.mishaps, mishap) });
  const all = [...Array(broken.plan.visitors).keys()];
  let kept = best.plan.only === null ? all : [...best.plan.only];
  // Halves, quarters, ... are left out for as long as it still breaks.
  for (let size = Math.ceil(kept.length / 2); size >= 1 && tries < mostTries; size = Math.floor(size / 2)) {
    for (let from = 0; from < kept.length && tries < mostTries;) {
      const rest = kept.toSpliced(from, size);
      if (rest.length > 0 && (await better({ only: new Set(rest) }))) kept = rest;
      else from += size;
    }
  }
  return best;
}

function without(mishaps: ReadonlySet<Mishap>, one: Mishap): ReadonlySet<Mishap> {
  return new Set([...mishaps].filter((mishap) => mishap !== one));
}

/** What is broken, whoever it is about. */
function kindOf({ broken }: Day): string {
  return (broken?.sentence ?? "").replaceAll(/[A-Z]+\d+|\d+|[a-z]+-\d+|\b[0-9a-f]{16}\S*/g, "…");
}

/** What to tell of a broken day: its seed, what is broken, and the events that led to it. */
export function tellOf(day: Day): string {
  const { plan, broken, events } = day;
  const people = plan.only === null ? plan.visitors : plan.only.size;
  const names = new Map<string, string>();
  for (const { event } of events) if (event.type === "ticketIssued") names.set(event.ticketId, event.label);
  const named = [...names].filter(([, label]) => broken?.sentence.includes(label) ?? false);
  const own = named.length === 0 ? events.slice(-12) : named.flatMap(([id]) => concerning(events, id));
  const lines = own.toSorted((a, b) => a.at - b.at).map((row) => lineOf(row, names));
  return [
    `seed ${String(plan.seed)}: ${broken?.sentence ?? "nothing is broken"}`,
    `(${String(people)} visitors, ${[...plan.mishaps].join(", ") || "no mishaps"}; event ${String(broken?.after ?? 0)})`,
    ...lines.slice(-40),
    `Again: npm run simulate -- --seed ${String(plan.seed)}`,
  ].join("\n");
}

function lineOf({ at, event }: NewEvent, names: ReadonlyMap<string, string>): string {
  const { type, ...facts } = event;
  const label = "ticketId" in event ? (names.get(event.ticketId) ?? event.ticketId) : "";
  const said = Object.entries(facts).filter(([name]) => !hidden.has(name));
  return `  ${new Date(at).toISOString().slice(11, 19)}Z ${label} ${type} ${JSON.stringify(Object.fromEntries(said))}`;
}

const hidden = new Set(["ticketId", "secretHash", "announcementId", "label", "prefix", "number"]);
