import type { Instant } from "./brand.ts";
import type { Hall } from "./hall.ts";
import { elapsedMs } from "./standing.ts";
import type { CallReason, Lane, Ticket } from "./ticket.ts";

/**
 * How far off reckoned waits are today: what came, over what was reckoned. Whoever comes first after all, counters that
 * rest, visitors who do not come: none of it is in the reckoning, and all of it is in this.
 */

/** Of one lane and one length: four of five waits lie between these, as logarithms of what came over what was reckoned. */
export interface Aim {
  readonly low: number;
  readonly high: number;
}

/** Lengths of reckoned waits, the first that it is under, and what experience says of each (measured: `npm run bench`). */
const lengths: readonly { readonly name: string; readonly underMs: number; readonly prior: Aim }[] = [
  { name: "at once", underMs: 4 * 60_000, prior: { low: -1.6, high: 1.9 } },
  { name: "short", underMs: 12 * 60_000, prior: { low: -0.9, high: 1.2 } },
  { name: "middling", underMs: 30 * 60_000, prior: { low: -0.6, high: 1 } },
  { name: "long", underMs: Number.POSITIVE_INFINITY, prior: { low: -0.3, high: 0.65 } },
];

/** By so much of a logarithm an aim is put right by one wait that lay outside of it. */
const step = 0.12;
const outOfPolicy: ReadonlySet<CallReason["code"]> = new Set(["override", "walk_in", "pad"]);

function lengthOf(reckonedMs: number): (typeof lengths)[number] {
  const found = lengths.find(({ underMs }) => reckonedMs < underMs);
  if (found === undefined) throw new Error(`no wait is ${reckonedMs} ms long`);
  return found;
}

function keyOf(lane: Lane, reckonedMs: number): string {
  return `${lane}/${lengthOf(reckonedMs).name}`;
}

/** Between what factors of a reckoned wait four of five lie, as it goes today. */
export function aimOf(hall: Readonly<Hall>, lane: Lane, reckonedMs: number): Aim {
  return hall.aims.get(keyOf(lane, reckonedMs)) ?? lengthOf(reckonedMs).prior;
}

/**
 * A ticket is called for the first time: what came is compared with what was reckoned. Each end of the range goes out by
 * a large step where the wait lay beyond it, and in by a small one where not. What is learned comes late, by the length of
 * a wait: so it aims at one of fourteen beyond each end, which leaves one of ten.
 */
export function noteAim(hall: Hall, ticket: Ticket, { code }: CallReason, at: Instant): void {
  const { call, reckonedMs, lane, queuedAt, issuedAt } = ticket;
  const comparable = call === null && queuedAt === issuedAt && !outOfPolicy.has(code);
  if (reckonedMs === null || reckonedMs <= 0 || !comparable) return;
  const seen = Math.log(Math.max(1, elapsedMs(hall, issuedAt, at)) / reckonedMs);
  const { low, high } = aimOf(hall, lane, reckonedMs);
  hall.aims.set(keyOf(lane, reckonedMs), {
    low: Math.min(0, low + step * (seen < low ? -0.93 : 0.07)),
    high: Math.max(0, high + step * (seen > high ? 0.93 : -0.07)),
  });
}
