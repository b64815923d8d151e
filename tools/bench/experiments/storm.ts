import { kill } from "../children.ts";
import { startShippedHub } from "../shippedHub.ts";
import { findFreePort } from "../../start/addresses.ts";
import { connectWire, type Wire } from "../wire.ts";
import { type Experiment, round } from "./experiment.ts";

/** The backoff of `packages/shared/src/client`: from 250 ms, doubled, up to 1.5 s, half more or less. */
const backoff = { firstMs: 250, mostMs: 1_500, spread: 0.5 };

/** A screen that comes back by itself, as ours do. */
interface Screen {
  readonly whole: () => Promise<number>;
  readonly leave: () => void;
}

function keepScreen(url: string, token: string): Screen {
  const auth = { protocol: 3, token, screen: null };
  let wire: Wire | null = null;
  let left = false;
  let attempts = 0;
  let shown = Promise.withResolvers<number>();

  function comeBack(): void {
    if (left) return;
    const delay = backoff.firstMs * 2 ** attempts;
    attempts += 1;
    const chance = 1 + (Math.random() * 2 - 1) * backoff.spread;
    setTimeout(() => void come(), Math.min(backoff.mostMs, delay * chance));
  }

  async function come(): Promise<void> {
    let told = false;
    const onEnd = (): void => {
      if (told) shown = Promise.withResolvers();
      comeBack();
    };
    const onView = (_bytes: Buffer, at: number): void => {
      told = true;
      attempts = 0;
      shown.resolve(at);
    };
    // A hub that is not there yet ends the connection too, and `onEnd` tries again.
    wire = await connectWire({ url, auth, onView, onEnd }).catch(() => null);
  }

  void come();
  return {
    whole: async () => await shown.promise,
    leave: () => {
      left = true;
      wire?.cut();
    },
  };
}

/** The hub is killed under 1,000 screens and started again: how long until the last one shows a fresh view. */
export const storm: Experiment = async (bench, number) => {
  const site = await bench.site();
  const folder = site.newDataFolder(await bench.day());
  const port = await findFreePort();
  const first = await startShippedHub(folder, site.hallFile, port);
  const tokens = site.tokens.screens.slice(0, site.options.extent.stormScreens);
  const screens = tokens.map((token) => keepScreen(first.url, token));
  const everybody = async (): Promise<number> =>
    Math.max(...(await Promise.all(screens.map(async (screen) => await screen.whole()))));
  await everybody();
  await kill(first.process);
  const second = await startShippedHub(folder, site.hallFile, port);
  const seconds = ((await everybody()) - second.readyAt) / 1000;
  for (const screen of screens) screen.leave();
  await kill(second.process);
  bench.say(
    `storm ${number}: ${tokens.length} screens whole ${round(seconds, 2)} s after the hub was ready, ` +
      `which took ${round(second.readyAfterMs)} ms`,
  );
  return { storm_s: seconds };
};
