// `npm run bench`: what the product costs, side by side with its floor. One JSON object a line on stdout; goals and
// what stands behind the figures on stderr.
import { experiments } from "./experiments/index.ts";
import { makeDay } from "./experiments/day.ts";
import type { Bench, Findings } from "./experiments/experiment.ts";
import { describeGoal, isMet, type MetricName, metricNames, metrics } from "./metrics.ts";
import { type BenchOptions, parseOptions } from "./options.ts";
import { shippedProgram } from "./shippedHub.ts";
import { prepareSite, type Site } from "./site.ts";
import { median } from "./statistics.ts";

/** A hub that does not answer any more must not keep a machine busy for ever. */
const patienceMs = 15 * 60_000;

process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(argv, process.env["INIT_CWD"] ?? process.cwd());
  if (!parsed.ok) {
    say(parsed.error);
    return 1;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      say(`Not measured: stopped by ${signal}.`);
      process.exit(130);
    });
  setTimeout(() => {
    say(`Not measured: it took longer than ${patienceMs / 60_000} minutes.`);
    process.exit(1);
  }, patienceMs).unref();
  const options = parsed.value;
  const began = performance.now();
  introduce(options);
  try {
    await measure(options);
  } catch (error) {
    say(`Not measured: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  say(`done in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return 0;
}

async function measure(options: BenchOptions): Promise<void> {
  let site: Promise<Site> | null = null;
  let day: Promise<string> | null = null;
  const siteOnce = async (): Promise<Site> => await (site ??= prepareSite(options));
  const dayOnce = async (): Promise<string> => await (day ??= siteOnce().then(makeDay));
  try {
    await run({ site: siteOnce, day: dayOnce, say }, options);
  } finally {
    if (site !== null) (await siteOnce()).remove();
  }
}

function introduce({ extent: { rounds, kiosks, screens }, profiles }: BenchOptions): void {
  say(`${rounds} rounds, ${kiosks} kiosks, ${screens} screens, on loopback, in processes of their own.`);
  say(
    "Raised for the bench: the hub's limits (commands by client, by address and in all; codes tried a minute).",
  );
  say(
    "Slips are not reported while issuing is measured, so the time after which one is given up is an hour.",
  );
  say(`Restart, memory and storm: ${shippedProgram()}, with its default settings.`);
  say("Other work on this machine moves the times; the ratios are taken within one round and move less.");
  if (profiles !== null) say(`CPU profiles go to ${profiles}; a profiled hub is slower than its floor.`);
}

async function run(bench: Bench, { only, extent }: BenchOptions): Promise<void> {
  for (const [name, experiment] of Object.entries(experiments)) {
    const wanted = metricNames.filter(
      (metric) => only.includes(metric) && metrics[metric].measuredBy === name,
    );
    if (wanted.length === 0) continue;
    const rounds: Findings[] = [];
    for (let round = 1; round <= extent.rounds; round += 1) rounds.push(await experiment(bench, round));
    for (const metric of wanted) report(metric, rounds);
  }
}

function report(name: MetricName, rounds: readonly Findings[]): void {
  const { unit, goal } = metrics[name];
  const values = rounds.map((findings) => findings[name] ?? Number.NaN);
  const value = Number(median(values).toPrecision(4));
  console.log(JSON.stringify({ name, value, unit }));
  const each = values.map((one) => one.toPrecision(3)).join(", ");
  say(`  ${name} = ${value} ${unit} (${each}); ${describeGoal(goal)}${verdict(name, value)}`);
}

function verdict(name: MetricName, value: number): string {
  const { goal } = metrics[name];
  if (goal === null) return "";
  return isMet(goal, value) ? ": met" : ": MISSED";
}

function say(line: string): void {
  console.error(line);
}
