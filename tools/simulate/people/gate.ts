import type { World } from "../world.ts";

/** Where temperatures are taken: so many at once. */
const lanes = { sample: 1, mall: 3 } as const;
/** Seconds that it takes: most go through, one in a few hundred is measured again and then sent home. */
const quick = [5, 12] as const;
const slow = 90;
const feverish = 0.003;

/** The gate as a server: everybody goes by it, one after the other, before they come to a kiosk. */
export function openGate(world: World): { readonly queue: (comesIn: () => void) => void } {
  const { engine, figures, plan } = world;
  const chance = engine.chance("gate");
  const waiting: (() => void)[] = [];
  let free: number = lanes[plan.hall];

  function next(): void {
    const first = waiting.shift();
    figures.track("at the gate", world.minute(), waiting.length);
    if (first === undefined) return;
    free -= 1;
    const isIll = chance.isSo(feverish);
    const seconds = chance.between(...quick) + (isIll ? slow : 0);
    engine.after(seconds * 1_000, () => {
      free += 1;
      if (isIll) figures.count("sent home at the gate");
      else first();
      if (free > 0) next();
    });
  }

  return {
    queue: (comesIn) => {
      waiting.push(comesIn);
      if (free > 0) next();
    },
  };
}
