/** Time, order and chance of a simulated day: nothing in it depends on the machine. */
export interface Engine {
  /** Since the day's beginning, ms. */
  readonly now: () => number;
  /** Something happens so much later; at one instant in the order in which it was planned. */
  readonly after: (ms: number, work: () => void) => { readonly callOff: () => void };
  /** Chance of its own for each purpose, so that more of one thing does not change another. */
  readonly chance: (purpose: string) => Chance;
  /** Lets everything happen until then. */
  readonly run: (until: number) => Promise<void>;
  /** How many things have happened. */
  readonly count: () => number;
}

/** Draws of one purpose. */
export interface Chance {
  /** 0 to 1, without 1. */
  readonly draw: () => number;
  readonly between: (low: number, high: number) => number;
  readonly whole: (low: number, high: number) => number;
  readonly isSo: (share: number) => boolean;
  readonly one: <Value>(values: readonly Value[]) => Value;
  /** By weight; each at least 0, one more than that. */
  readonly weighted: <Value>(rows: readonly (readonly [weight: number, value: Value])[]) => Value;
  /** Waiting times of this mean. */
  readonly exponential: (mean: number) => number;
  /** Service times of this mean; `cv`: deviation over mean. */
  readonly lognormal: (mean: number, cv: number) => number;
}

interface Planned {
  readonly at: number;
  readonly order: number;
  work: (() => void) | null;
}

/** @param rest until whatever has just happened is done with; the default is one turn of the machine */
export function createEngine(seed: number, rest: () => Promise<void> = turn): Engine {
  const heap = createHeap();
  let time = 0;
  let order = 0;
  let count = 0;

  async function run(until: number): Promise<void> {
    for (;;) {
      const next = heap.first();
      if (next === undefined || next.at > until) break;
      heap.take();
      time = Math.max(time, next.at);
      if (next.work === null) continue;
      count += 1;
      next.work();
      // Whatever was promised in it is kept before anything else happens.
      await rest();
    }
    time = Math.max(time, until);
  }

  return {
    now: () => time,
    after: (ms, work) => {
      const planned: Planned = { at: time + Math.max(0, ms), order: (order += 1), work };
      heap.add(planned);
      return { callOff: () => void (planned.work = null) };
    },
    chance: (purpose) => chanceOf(hash(`${String(seed)}/${purpose}`)),
    run,
    count: () => count,
  };
}

/** One turn of the machine, in which promises are kept. */
export async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function createHeap(): {
  readonly first: () => Planned | undefined;
  readonly take: () => void;
  readonly add: (planned: Planned) => void;
} {
  const items: Planned[] = [];
  const before = (a: number, b: number): boolean => {
    const [x, y] = [items[a], items[b]];
    return x !== undefined && y !== undefined && (x.at - y.at || x.order - y.order) < 0;
  };
  const swap = (a: number, b: number): void => {
    const [x, y] = [items[a], items[b]];
    if (x === undefined || y === undefined) return;
    items[a] = y;
    items[b] = x;
  };
  return {
    first: () => items[0],
    take: () => {
      const last = items.pop();
      if (items.length === 0 || last === undefined) return;
      items[0] = last;
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const least = before(right, left) ? right : left;
        if (!before(least, at)) return;
        swap(least, at);
        at = least;
      }
    },
    add: (planned) => {
      items.push(planned);
      for (let at = items.length - 1; at > 0 && before(at, (at - 1) >> 1); at = (at - 1) >> 1)
        swap(at, (at - 1) >> 1);
    },
  };
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** mulberry32: 32 bits of state are plenty for one purpose of one day. */
function chanceOf(seed: number): Chance {
  let state = seed;
  function draw(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  function one<Value>(values: readonly Value[]): Value {
    const found = values[Math.floor(draw() * values.length)];
    if (found === undefined) throw new Error("nothing to draw from");
    return found;
  }
  return {
    draw,
    between: (low, high) => low + (high - low) * draw(),
    whole: (low, high) => low + Math.floor(draw() * (high - low + 1)),
    isSo: (share) => draw() < share,
    one,
    weighted: (rows) => {
      let left = draw() * rows.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of rows) {
        left -= weight;
        if (left < 0) return value;
      }
      return one(rows)[1];
    },
    exponential: (mean) => -mean * Math.log(1 - draw()),
    lognormal: (mean, cv) => {
      const variance = Math.log(1 + cv * cv);
      return mean * Math.exp(Math.sqrt(variance) * normal() - variance / 2);
    },
  };
}
