import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readHall, type HallRead } from "./readHall.ts";

function sampleFile(): Json {
  return parse(readFileSync(join(import.meta.dirname, "../../../sample/magetan.yaml"), "utf8")) as Json;
}

/** The sample hall, and one of everything that a hall file may say and the sample does not. */
function fullFile(): Json {
  const file = sampleFile();
  const hours = partOf(file, ["hours"]);
  hours["boundary"] = "03:00";
  hours["dates"] = [{ date: "2026-11-30", name: "Rapat", serving: "08:00-12:00", issuing: "08:00-11:00" }];
  const breaks = [{ days: ["fri"], span: "11:30-13:00", name: "Jumat" }];
  partOf(file, ["hours", "seasons", 0])["breaks"] = breaks;
  partOf(file, ["crowding"])["zones"] = { "zona-a": 40, "zona-b": 60 };
  Object.assign(partOf(file, ["settings"]), {
    recallLimit: 4,
    closureApproval: ["hall", "service"],
    issuesPerMinute: { hall: 100, kiosk: 10 },
    pauses: [
      { days: ["mon"], at: "07:30", minutes: 15 },
      { days: ["tue", "wed"], at: "12:00", minutes: 30 },
    ],
  });
  for (const [i, officers] of [["siti", "budi"], ["budi"]].entries())
    partOf(file, ["counters", i])["officers"] = officers;
  return file;
}

/** The same with a few of each list: every field of every kind of item, and small enough to be read often. */
function smallFile(): Json {
  const file = fullFile();
  const few = (list: string, count: number): void => void (file[list] = (file[list] as []).slice(0, count));
  few("agencies", 2);
  few("services", 4);
  few("counters", 3);
  const steps = (file["services"] as { id: string }[]).slice(0, 2).map(({ id }) => id);
  file["journeys"] = (file["journeys"] as object[]).map((one) => ({
    ...one,
    agency: "dukcapil",
    services: [...steps],
  }));
  few("classes", 2);
  few("needs", 3);
  const reasons = partOf(file, ["reasons"]);
  for (const [name, list] of Object.entries(reasons)) reasons[name] = (list as []).slice(0, 2);
  return file;
}

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

/** What somebody's slip of the hand, a broken editor or a bad export leaves in a file. */
const nonsense: readonly unknown[] = [
  null,
  "",
  "there-is-no-such-thing",
  "x".repeat(20_000),
  -1,
  1e300,
  Number.NaN,
  true,
  [],
  {},
  [[[]]],
];
/** Right for nothing: it is always told. */
const neverRight = nonsense.at(-1);

function read(content: unknown): HallRead {
  const reading = readHall(content, 1);
  if (!reading.ok) throw new Error(`the hall does not open: ${reading.sentence}`);
  return reading.hall;
}

function partOf(whole: unknown, path: Path): Json {
  return path.reduce<unknown>((part, key) => (part as Json)[key], whole) as Json;
}

/** The file with one part of it replaced, or taken away. */
function changed(
  file: Json,
  path: Path,
  change: (holder: Json | unknown[], key: string | number) => void,
): Json {
  const copy = structuredClone(file);
  change(partOf(copy, path.slice(0, -1)), path.at(-1) ?? "");
  return copy;
}

/** Every list, item and field of the file but the hall's name and zone, and the file's own format. */
function placesOf(part: unknown, path: Path = []): Path[] {
  const essential = ["formatVersion", "hall", "hall.name", "hall.zone"];
  const under = typeof part === "object" && part !== null ? Object.entries(part) : [];
  const below = under.flatMap(([key, value]) =>
    placesOf(value, [...path, Array.isArray(part) ? Number(key) : key]),
  );
  const itself = path.join(".");
  const own = path.length === 0 || essential.includes(itself) || itself.startsWith("hall.name") ? [] : [path];
  return [...own, ...below];
}

/** Everything that a hall file made, by names that say where it comes from. */
function standing({ catalogue, devices, staff }: HallRead): ReadonlyMap<string, string> {
  const { version, hours, crowding, gate, slip, settings, reasons, policy, ...more } = catalogue;
  const { zones, agencies, services, journeys, counters, classes, needs, ...hall } = more;
  const lists = { zones, agencies, services, journeys, counters, classes, needs, devices, staff };
  const { week, breaks, dates, seasons, ...calendar } = hours;
  const { voice, pauses, ...plain } = settings;
  const fields: Readonly<Record<string, object>> = {
    hall: { version, ...hall },
    policy,
    crowding: { ...crowding, zones: null },
    "crowding.zones": crowding.zones,
    healthGate: { ...gate, protocols: null },
    "healthGate.protocols": byId(gate.protocols),
    slip,
    hours: calendar,
    "hours.week": byContent(week),
    "hours.breaks": byContent(breaks),
    "hours.dates": byContent(dates),
    "hours.seasons": byContent(seasons),
    settings: plain,
    "settings.voice": voice,
    "settings.pauses": byContent(pauses),
    ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, byId(list)])),
    ...Object.fromEntries(Object.entries(reasons).map(([name, list]) => [`reasons.${name}`, byId(list)])),
  };
  return new Map(
    Object.entries(fields).flatMap(([name, found]) =>
      Object.entries(found).map(([key, value]) => [`${name} ${key}`, JSON.stringify(value)] as const),
    ),
  );
}

function byId(list: readonly { readonly id: string }[]): object {
  return Object.fromEntries(list.map((item) => [item.id, item]));
}

function byContent(list: readonly object[]): object {
  return Object.fromEntries(list.map((item) => [JSON.stringify(item), true]));
}

/** What refers to what: an item that loses what it refers to may change with it, and is named as well. */
const refers: Readonly<Record<string, readonly string[]>> = {
  zones: ["counters", "devices", "crowding.zones", "journeys"],
  agencies: ["services", "counters", "journeys"],
  services: ["counters", "journeys"],
  counters: ["journeys"],
  needs: ["counters"],
  staff: ["counters"],
};

/** A hall file that is sound, and what it makes. */
interface Case {
  readonly file: Json;
  readonly before: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
  readonly places: readonly Path[];
}

function caseOf(file: Json): Case {
  const clean = read(file);
  return { file, before: standing(clean), warnings: clean.warnings, places: placesOf(file) };
}

const small = caseOf(smallFile());
const full = caseOf(fullFile());

/** The part of `standing` to which a place of the file belongs. */
function ownParts({ file, before }: Case, [section = "", ...rest]: Path): readonly string[] {
  const named = `${section}.${String(rest[0] ?? "")} `;
  const nested = [...before.keys()].filter((part) => part.startsWith(named));
  if (section === "hours" && rest[0] === "holidays") return partsOf(before, "hours.dates ");
  if (nested.length > 0) return itemsAt(nested, rest);
  const fields = partsOf(before, `${String(section)} `);
  if (rest.length === 0) return [...before.keys()].filter((part) => part.split(/[. ]/)[0] === section);
  const list = file[section];
  if (!Array.isArray(list)) return fields.filter((part) => part === `${section} ${String(rest[0])}`);
  const item = list[Number(rest[0])] as { id: string };
  return fields.filter((part) => part === `${section} ${item.id}`);
}

/** One item of a nested list, or all of it. */
function itemsAt(parts: readonly string[], [list = "", place]: Path): readonly string[] {
  if (typeof place !== "number")
    return place === undefined ? parts : parts.filter((part) => part.endsWith(` ${place}`));
  return parts.slice(place, place + 1).length === 1 && list !== "dates"
    ? parts.slice(place, place + 1)
    : parts;
}

function partsOf(before: Case["before"], start: string): readonly string[] {
  return [...before.keys()].filter((part) => part.startsWith(start));
}

/** How a warning may name a part: by its id, else by its place in the file. */
function namesOf({ file }: Case, path: Path): readonly string[] {
  const places = path.map((_, i) => `"${path.slice(0, i + 1).join(".")}"`);
  const own = Array.isArray(partOf(file, path)) ? [...path, 0] : path;
  const numbers = own.filter((key) => typeof key === "number").map((key) => `number ${key + 1}`);
  const ids = path.flatMap((_, i) => {
    const { id } = partOf(file, path.slice(0, i + 1)) as { id?: unknown };
    return typeof id === "string" ? [`"${id}"`] : [];
  });
  const words = path[0] === "reasons" ? [`the reasons "${String(path[1])}"`, "the reasons"] : [];
  const wholes = path.length === 1 ? ["the hours", "crowding", "healthGate"] : [];
  const keys = path[1] === "zones" ? [`crowding of zone "${String(path[2])}"`] : [];
  return [...places, `"${own.join(".")}"`, ...numbers, ...ids, ...words, ...wholes, ...keys];
}

/** Whether an item that is gone has to be named: not where it was taken out of the file, or has another id now. */
function mustBeTold({ file }: Case, path: Path, kind: "wrong" | "odd" | "missing"): boolean {
  const item = path[0] === "reasons" ? 3 : 2;
  const listed = path[0] === "reasons" || Array.isArray(file[String(path[0])]);
  if (!listed || path.length < item) return false;
  return path.length === item ? kind !== "missing" : path.at(-1) !== "id" || kind === "missing";
}

/** What is wrong with how the hall takes this change; empty: nothing. */
function faultsOf(
  whole: Case,
  path: Path,
  content: Json,
  kind: "wrong" | "odd" | "missing",
): readonly string[] {
  const where = path.join(".");
  const reading = readHall(content, 1);
  if (!reading.ok) return [`${where}: the hall does not open: ${reading.sentence}`];
  const { hall } = reading;
  const { warnings } = hall;
  const after = standing(hall);
  const own = new Set(ownParts(whole, path));
  const mayFollow = refers[String(path[0])] ?? [];
  const told = (names: readonly string[]): boolean =>
    warnings.some((warning) => names.some((name) => warning.includes(name)));
  const lost = [...whole.before].filter(([part, value]) => after.get(part) !== value).map(([part]) => part);
  const others = lost.filter((part) => !own.has(part));
  return [
    ...(kind === "wrong" && !told(namesOf(whole, path)) ? [`${where}: no warning names it`] : []),
    ...lost
      .filter(
        (part) =>
          own.has(part) && !after.has(part) && mustBeTold(whole, path, kind) && !told(namesOf(whole, path)),
      )
      .map((part) => `${where}: "${part}" is gone without a warning`),
    ...others
      .filter((part) => !mayFollow.includes(part.split(" ")[0] ?? ""))
      .map((part) => `${where}: "${part}" has changed with it`),
    ...others
      .filter((part) => mayFollow.includes(part.split(" ")[0] ?? "") && !told([`"${part.split(" ")[1]}"`]))
      .map((part) => `${where}: "${part}" has changed without a warning`),
  ];
}

function withNonsense(whole: Case, path: Path, value: unknown): readonly string[] {
  const content = changed(whole.file, path, (holder, key) => Reflect.set(holder, key, value));
  return faultsOf(whole, path, content, value === neverRight ? "wrong" : "odd");
}

function withoutIt(whole: Case, path: Path): readonly string[] {
  const content = changed(whole.file, path, (holder, key) =>
    Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key),
  );
  return faultsOf(whole, path, content, "missing");
}

it("the files of these tests are read without a warning, and say much", () => {
  expect([...small.warnings, ...full.warnings]).toEqual([]);
  expect(small.places.length).toBeGreaterThan(250);
});

it("whatever nonsense stands at any place, the hall opens, says where, and everything else stands", () => {
  const odd = nonsense.slice(0, -1);
  const faults = small.places.flatMap((path, i) =>
    // Right for nothing at each place, and two of the others in turn.
    [neverRight, odd[i % odd.length], odd[(i + 3) % odd.length]].flatMap((value) =>
      withNonsense(small, path, value),
    ),
  );
  expect(faults).toEqual([]);
});

it("whatever is missing, the hall opens, says so where it must be there, and everything else stands", () => {
  expect(small.places.flatMap((path) => withoutIt(small, path))).toEqual([]);
});

it("the same of every part and every item of the sample hall", () => {
  const items = full.places.filter((path) => path.length <= (path[0] === "reasons" ? 3 : 2));
  const faults = items.flatMap((path) => [...withNonsense(full, path, neverRight), ...withoutIt(full, path)]);
  expect(items.length).toBeGreaterThan(80);
  expect(faults).toEqual([]);
});

it.each([
  ["hall", ""],
  ["hall", "name"],
  ["hall", "zone"],
])("without a sound %s %s nothing opens, in one sentence", (...names) => {
  const path = names.filter((name) => name !== "");
  const { file } = small;
  const wrong = nonsense.filter(
    (value) => typeof value !== "string" || value === "" || path.at(-1) === "zone",
  );
  const said = wrong.map((value) =>
    readHall(
      changed(file, path, (holder, key) => Reflect.set(holder, key, value)),
      1,
    ),
  );
  const sentences = said.map((reading) => (reading.ok ? "it opens" : reading.sentence));
  expect(sentences.filter((sentence) => !/^hall[^\n]*$/u.test(sentence))).toEqual([]);
});
