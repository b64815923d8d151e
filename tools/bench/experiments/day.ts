import { gather } from "../crowd.ts";
import { kill } from "../children.ts";
import { openRealHall } from "../halls.ts";
import { residentMemory, startShippedHub } from "../shippedHub.ts";
import { findFreePort } from "../../start/addresses.ts";
import type { Site } from "../site.ts";
import { fill, serve } from "../work.ts";
import { type Experiment, round } from "./experiment.ts";

/** Still waiting when the hub restarts. */
const stillWaiting = 0.04;

/** Makes a whole day by the front door: issued, printed, called, served. @returns its data folder */
export async function makeDay(site: Site): Promise<string> {
  const folder = site.newDataFolder();
  const { kiosks, dayTickets } = site.options.extent;
  const hall = await openRealHall(site, { kiosks, screens: 0, officers: site.hall.officers.length }, folder);
  await Promise.all(hall.crowd.officers.map(async (officer) => await officer.open()));
  await fill(hall.crowd, dayTickets);
  await serve(hall.crowd, Math.floor(dayTickets * (1 - stillWaiting)));
  await hall.stop();
  return folder;
}

/** How soon the hub is ready again on such a day, and what it weighs with all screens connected. */
export const day: Experiment = async (bench, number) => {
  const site = await bench.site();
  const folder = site.newDataFolder(await bench.day());
  const port = await findFreePort();
  const hub = await startShippedHub(folder, site.hallFile, port);
  const atStart = await residentMemory(hub.url);
  const screens = site.tokens.screens
    .slice(0, site.options.extent.screens)
    .map((token) => ({ protocol: 3, token, screen: null }));
  const crowd = await gather({
    url: hub.url,
    hall: site.hall,
    auths: { kiosks: [], officers: [], screens },
    onBoard: () => undefined,
  });
  const megabytes = await residentMemory(hub.url);
  crowd.leave();
  await kill(hub.process);
  bench.say(
    `restart ${number}: ready after ${round(hub.readyAfterMs)} ms; ` +
      `${round(atStart)} MB, with ${screens.length} screens ${round(megabytes)} MB`,
  );
  return { restart_ms: hub.readyAfterMs, hub_rss_mb: megabytes };
};
