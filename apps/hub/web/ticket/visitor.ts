import type { Alert, ErrorCode, VisitorView } from "@giliran/shared/contract";

/** What the phone needs of a `VisitorView`. */
export type Visitor = Omit<VisitorView, "kind" | "behind">;

/** The hub's answer to `GET /api/ticket`; null where it is not of that form. Read by hand: the page is small. */
export type Answer =
  | { readonly ok: true; readonly value: Visitor }
  | { readonly ok: false; readonly error: ErrorCode | "unreadable" };

type State = VisitorView["state"];
const states: { readonly [S in State]: true } = {
  printing: true,
  waiting: true,
  called: true,
  serving: true,
  parked: true,
  absent: true,
  done: true,
  void: true,
};

/** Parses the answer; whatever is not one reads as `unreadable`. */
export function parseAnswer(raw: unknown): Answer {
  if (!isRecord(raw)) return unreadable;
  if (raw["ok"] === false && typeof raw["error"] === "string")
    return { ok: false, error: raw["error"] === "not_found" ? "not_found" : "unreadable" };
  const value = raw["ok"] === true ? parseVisitor(raw["value"]) : null;
  return value === null ? unreadable : { ok: true, value };
}

const unreadable: Answer = { ok: false, error: "unreadable" };

/** How each field is read; undefined: it is not what it should be. A field without a row does not compile. */
const readers: { readonly [Field in keyof Visitor]: (raw: unknown) => Visitor[Field] | undefined } = {
  label: text,
  hallName: local,
  timeZone: (raw) => text(raw) as Visitor["timeZone"] | undefined,
  agencyName: text,
  serviceName: local,
  zoneName: (raw) => (raw === null ? null : local(raw)),
  state: (raw) => (isState(raw) ? raw : undefined),
  counter: (raw) => (raw === null ? null : text(raw)),
  outside: placeOutside,
  personsAhead: count,
  wait: (raw) => (raw === null ? null : wait(raw)),
  pausedUntil: (raw) => (raw === null ? null : instant(raw)),
  journey,
  alerts,
  issuedAt: instant,
  calls: count,
  hubTime: instant,
};

function parseVisitor(raw: unknown): Visitor | null {
  if (!isRecord(raw)) return null;
  const fields = Object.entries(readers).map(([name, read]) => [name, read(raw[name])] as const);
  if (fields.some(([, value]) => value === undefined)) return null;
  // Every field of the table was read just now, which the compiler does not follow through the entries.
  return Object.fromEntries(fields) as unknown as Visitor;
}

function journey(raw: unknown): Visitor["journey"] | undefined {
  if (raw === null) return null;
  if (!isRecord(raw) || !Array.isArray(raw["steps"])) return undefined;
  const [steps, done] = [raw["steps"].map(step), count(raw["done"])];
  const whole = steps.every((one) => one !== undefined);
  return whole && done !== undefined ? { steps: steps.flatMap((one) => one ?? []), done } : undefined;
}

function step(raw: unknown): NonNullable<Visitor["journey"]>["steps"][number] | undefined {
  if (!isRecord(raw) || !Array.isArray(raw["counters"])) return undefined;
  const [serviceName, agencyName] = [local(raw["serviceName"]), text(raw["agencyName"])];
  const zoneName = raw["zoneName"] === null ? null : local(raw["zoneName"]);
  const counters = raw["counters"].flatMap((label) => text(label) ?? []);
  if (serviceName === undefined || agencyName === undefined || zoneName === undefined) return undefined;
  return { serviceName, agencyName, zoneName, counters };
}

function wait(raw: unknown): Visitor["wait"] | undefined {
  if (!isRecord(raw)) return undefined;
  const [lowMs, highMs] = [count(raw["lowMs"]), count(raw["highMs"])];
  return lowMs === undefined || highMs === undefined ? undefined : { lowMs, highMs };
}

function local(raw: unknown): Visitor["hallName"] | undefined {
  const id = isRecord(raw) ? text(raw["id"]) : undefined;
  if (!isRecord(raw) || id === undefined) return undefined;
  const texts = Object.entries(raw).filter((row): row is [string, string] => typeof row[1] === "string");
  return { ...Object.fromEntries(texts), id };
}

function text(raw: unknown): string | undefined {
  return typeof raw === "string" ? raw : undefined;
}

function count(raw: unknown): number | undefined {
  return typeof raw === "number" && Number.isSafeInteger(raw) && raw >= 0 ? raw : undefined;
}

function instant(raw: unknown): Visitor["issuedAt"] | undefined {
  return count(raw) as Visitor["issuedAt"] | undefined;
}

function isState(raw: unknown): raw is State {
  return typeof raw === "string" && Object.hasOwn(states, raw);
}

function isRecord(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

const causes: { readonly [Cause in Extract<Alert, { kind: "pause" }>["cause"]]: true } = {
  pressed: true,
  scheduled: true,
  hub_away: true,
};

/** An alert of a kind that this page does not know is left out; one that is broken makes the answer unreadable. */
function alerts(raw: unknown): Alert[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const read = raw.map(alert);
  return read.some((one) => one === undefined) ? undefined : read.flatMap((one) => one ?? []);
}

function alert(raw: unknown): Alert | null | undefined {
  if (!isRecord(raw)) return undefined;
  const kind = text(raw["kind"]) ?? "";
  if (!Object.hasOwn(alertReaders, kind)) return null;
  const until = raw["until"] === null ? null : instant(raw["until"]);
  return until === undefined ? undefined : alertReaders[kind as Alert["kind"]](raw, until);
}

type AlertReader<Kind extends Alert["kind"]> = (
  raw: Record<string, unknown>,
  until: Alert["until"],
) => Extract<Alert, { kind: Kind }> | undefined;

const alertReaders: { readonly [Kind in Alert["kind"]]: AlertReader<Kind> } = {
  pause: (raw, until) => {
    const [since, cause] = [instant(raw["since"]), text(raw["cause"])];
    if (since === undefined || cause === undefined || !isCause(cause)) return undefined;
    return { kind: "pause", cause, since, until };
  },
  outage: (raw, until) => {
    const [since, agency, id] = [instant(raw["since"]), text(raw["agency"]), text(raw["agencyId"])];
    if (since === undefined || agency === undefined || id === undefined) return undefined;
    const agencyId = id as Extract<Alert, { kind: "outage" }>["agencyId"];
    return { kind: "outage", agencyId, agency, since, until, stops: raw["stops"] === true };
  },
  break: (raw, until) => {
    const name = local(raw["name"]);
    return name === undefined ? undefined : { kind: "break", name, until };
  },
  hours: (raw, until) => {
    const [when, name] = [text(raw["when"]), raw["name"] === null ? null : local(raw["name"])];
    if (when !== "before" && when !== "after" && when !== "closed") return undefined;
    return name === undefined ? undefined : { kind: "hours", when, name, until };
  },
  closure: (raw, until) => {
    const name = local(raw["name"]);
    return name === undefined ? undefined : { kind: "closure", name, until };
  },
};

function isCause(name: string): name is keyof typeof causes {
  return Object.hasOwn(causes, name);
}

function placeOutside(raw: unknown): Visitor["outside"] | undefined {
  if (raw === null) return null;
  if (!isRecord(raw)) return undefined;
  const [personsAhead, until] = [count(raw["personsAhead"]), raw["wait"] === null ? null : wait(raw["wait"])];
  return personsAhead === undefined || until === undefined ? undefined : { personsAhead, wait: until };
}
