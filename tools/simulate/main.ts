// `npm run simulate`: lives through simulated days, checks every invariant, and tells what they came to.
import { writeFileSync } from "node:fs";
import { runDay } from "./day.ts";
import { parseOptions, type SimulateOptions } from "./options.ts";
import { planOf } from "./plan.ts";
import { plotOf } from "./plot.ts";
import { shortest, tellOf } from "./shrink.ts";
import { figuresOf } from "./tell.ts";

process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(argv, process.env["INIT_CWD"] ?? process.cwd());
  if (!parsed.ok) {
    console.error(parsed.error);
    return 1;
  }
  let broken = 0;
  for (const seed of parsed.value.seeds) if (!(await live(seed, parsed.value))) broken += 1;
  if (parsed.value.seeds.length > 1)
    console.log(`${String(parsed.value.seeds.length)} days, ${String(broken)} with something broken`);
  return broken === 0 ? 0 : 1;
}

/** One day; whether everything held. */
async function live(
  seed: number,
  { hall, hallFile, visitors, out, seeds }: SimulateOptions,
): Promise<boolean> {
  const day = await runDay(
    planOf(seed, {
      ...(hall !== null && { hall }),
      ...(hallFile !== null && { hallFile }),
      ...(visitors !== null && { visitors }),
    }),
  );
  if (seeds.length === 1) console.log(figuresOf(day));
  else process.stdout.write(day.broken === null ? "." : "x");
  if (out !== null) {
    writeFileSync(out, plotOf(day));
    console.log(`plot ${out}`);
  }
  if (day.broken === null) return true;
  console.error(`\n${tellOf(await shortest(day))}`);
  return false;
}
