import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The folder of the built pages: beside the bundled program, or in `dist` when run from its sources.
 * @throws Error with one sentence when they are not built
 */
export function builtRenderer(from: string = import.meta.dirname): string {
  const places = [join(from, "renderer"), join(from, "..", "..", "dist", "renderer")];
  const found = places.find((place) => existsSync(join(place, "host.html")));
  if (found === undefined) throw new Error("The kiosk's pages are not built: run `npm run bootstrap`.");
  return found;
}
