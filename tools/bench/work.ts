import { setTimeout as sleep } from "node:timers/promises";
import { type Confirmed, type Crowd, type Officer, Refused, ticketIdOf } from "./crowd.ts";

/**
 * Every kiosk asks for the next ticket as soon as it has one, for this long.
 * @returns tickets, and how long it took until the last one was acknowledged
 */
export async function issueInClosedLoop(
  crowd: Crowd,
  forMs: number,
): Promise<{ tickets: number; tookMs: number }> {
  const began = performance.now();
  let tickets = 0;
  await Promise.all(
    crowd.kiosks.map(async (kiosk) => {
      while (performance.now() - began < forMs) {
        await kiosk.issue();
        tickets += 1;
      }
    }),
  );
  return { tickets, tookMs: performance.now() - began };
}

/** Lets this many tickets wait, their slips printed. */
export async function fill(crowd: Crowd, tickets: number): Promise<void> {
  let left = tickets;
  await Promise.all(
    crowd.kiosks.map(async (kiosk) => {
      while (left > 0) {
        left -= 1;
        await kiosk.reportPrinted(ticketIdOf(await kiosk.issue()));
      }
    }),
  );
}

/** Lets the officers call and serve until this many tickets are left, or nobody. */
export async function serve(crowd: Crowd, calls: number): Promise<void> {
  let left = calls;
  await Promise.all(
    crowd.officers.map(async (officer) => {
      while (left > 0) {
        left -= 1;
        if (!(await callAndStart(officer))) return;
      }
    }),
  );
}

async function callAndStart(officer: Officer): Promise<boolean> {
  try {
    await officer.callNext();
  } catch (error) {
    if (error instanceof Refused && error.message === "queue_empty") return false;
    throw error;
  }
  await officer.start();
  return true;
}

/**
 * Does things at chance moments, whatever became of the ones before, so that a slow answer costs what it costs.
 * @param random 0 to 1; the same for what is compared
 * @returns what came of each, in no order
 */
export async function openLoop(
  perSecond: number,
  forMs: number,
  random: () => number,
  act: () => Promise<Confirmed>,
): Promise<Confirmed[]> {
  const done: Promise<Confirmed>[] = [];
  const began = performance.now();
  for (let at = gap(perSecond, random); at < forMs; at += gap(perSecond, random)) {
    await sleep(Math.max(0, began + at - performance.now()));
    done.push(act());
  }
  return await Promise.all(done);
}

function gap(perSecond: number, random: () => number): number {
  return (-Math.log(1 - random()) / perSecond) * 1000;
}

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
