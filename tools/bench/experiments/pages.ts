import { join } from "node:path";
import { measurePage, type Page } from "../pageWeight.ts";
import { type Experiment, round } from "./experiment.ts";

const apps = join(import.meta.dirname, "..", "..", "..", "apps");

const pagesMeasured = {
  page_kb_kiosk: { folder: "kiosk/dist/renderer", html: "host.html", base: "/" },
  page_kb_display: { folder: "display/dist", html: "index.html", base: "/display/" },
  page_kb_counter: { folder: "hub/dist/web", html: "counter/index.html", base: "/" },
} satisfies Record<string, Page>;

/** What a browser has to load before it can show the page, compressed, by the built files. */
export const pages: Experiment = ({ say }, number) => {
  const found = Object.entries(pagesMeasured).map(([name, page]) => {
    const { total, parts } = measurePage({ ...page, folder: join(apps, page.folder) });
    const shares = Object.entries(parts).map(([kind, bytes]) => `${kind} ${round(bytes / 1000, 1)}`);
    if (number === 1)
      say(`${name}: ${shares.join(", ")} kB (gzip; fonts as they are; voice clips not counted)`);
    return [name, total / 1000] as const;
  });
  return Promise.resolve(Object.fromEntries(found));
};
