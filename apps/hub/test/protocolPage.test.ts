import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  adminView,
  answers,
  boardView,
  type CommandType,
  commandTypes,
  dayReport,
  entranceView,
  guardView,
  errorCodes,
  hallCommand,
  handshake,
  healthCodes,
  hubCommand,
  issuedTicket,
  kioskView,
  machineFrame,
  leftovers,
  pads,
  panelView,
  protocol,
  signView,
  publicCatalogue,
  stamp,
  viewBounds,
  tvBoard,
  visitorView,
  voiceOutcomes,
} from "@giliran/shared/contract";
import { type Actor, deviceRoles, type Role, staffRoles, ticketStates } from "@giliran/shared/domain";
import { packSchema } from "@giliran/shared/i18n";
import { isPermitted } from "../src/app/permissions.ts";
import { httpStatusOf } from "../src/http/bearer.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/protocol.md"), "utf8");

/** What stands under a heading, up to the next heading of any rank. */
function section(heading: string): string {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (start < 0) throw new Error(`docs/protocol.md has no heading ${heading}`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line));
  return rest.slice(0, end < 0 ? undefined : end).join("\n");
}

/** The rows of the tables in a section: the name in the first column, and the cells after it. */
function rows(text: string): Map<string, string[]> {
  return new Map(
    text.split("\n").flatMap((line) => {
      const [, name, rest] = /^\| `([^`]+)` \|(.*)\|$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, (rest ?? "").split("|").map((cell) => cell.trim())]];
    }),
  );
}

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Record<string, JsonSchema>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Every field as the page names it: leaves by path, texts and counts as one, and objects that may be null. */
function fieldsOf(schema: z.ZodType): string[] {
  return paths(z.toJSONSchema(schema, { io: "input" }) as JsonSchema, "");
}

function paths(schema: JsonSchema, path: string): string[] {
  const options = (schema.oneOf ?? schema.anyOf)?.filter(({ type }) => type !== "null") ?? [];
  const [only] = options;
  // One of several forms: the page names the fields of all of them.
  if (options.length > 1) return [...new Set(options.flatMap((option) => withNullable(option, path)))];
  if (only !== undefined) return only.type === "object" ? withNullable(only, path) : paths(only, path);
  if (schema.items !== undefined) return paths(schema.items, `${path}[]`);
  if (schema.properties === undefined || isText(schema)) return path === "" ? [] : [path];
  return Object.entries(schema.properties).flatMap(([name, field]) =>
    paths(field, path === "" ? name : `${path}.${name}`),
  );
}

function withNullable(schema: JsonSchema, path: string): string[] {
  return isText(schema) ? [path] : [path, ...paths(schema, path)];
}

/** The largest size of each list that has one, by its path. */
function largest(schema: JsonSchema, path: string): (readonly [string, number])[] {
  const options = schema.anyOf ?? [];
  const own = schema.maxItems === undefined ? [] : [[`${path}[]`, schema.maxItems] as const];
  const inItems = schema.items === undefined ? [] : largest(schema.items, `${path}[]`);
  const inFields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    largest(field, path === "" ? name : `${path}.${name}`),
  );
  return [...own, ...inItems, ...inFields, ...options.flatMap((option) => largest(option, path))];
}

/** A text in all languages. */
function isText({ properties, additionalProperties }: JsonSchema): boolean {
  return typeof additionalProperties === "object" && Object.keys(properties ?? {}).join() === "id";
}

const commandSchemas = new Map<string, z.ZodType>(
  [...hallCommand.options, ...hubCommand.options].map((option) => [option.shape.type.value, option]),
);

describe("docs/protocol.md", () => {
  test.each([
    ["View `board`", boardView],
    ["View `sign`", signView],
    ["View `entrance`", entranceView],
    ["View `kiosk`", kioskView],
    ["View `panel`", panelView],
    ["View `admin`", adminView],
    ["View `guard`", guardView],
    ["`GET /api/catalogue`", publicCatalogue],
    ["`GET /api/board/<zone>`", tvBoard.extend({ view: z.unknown() })],
    ["`GET /api/packs`", packSchema()],
    ["`GET /api/ticket`", visitorView],
    ["`GET /api/report/day`", dayReport],
    ["`GET /api/left`", leftovers],
    ["`GET /api/pads`", pads],
    ["A machine of its own", machineFrame],
    ["Coming in", handshake],
  ])("%s has every field and no other", (heading, schema) => {
    expect([...rows(section(heading)).keys()].sort()).toEqual(fieldsOf(schema).sort());
  });

  test.each([
    ["board", boardView],
    ["sign", signView],
    ["entrance", entranceView],
    ["kiosk", kioskView],
    ["panel", panelView],
    ["admin", adminView],
    ["guard", guardView],
  ] as const)("view %s has its bounds", (kind, schema) => {
    const text = section(`View \`${kind}\``);
    expect(text).toContain(`At most ${viewBounds[kind] / 1024} kB`);
    const table = [...rows(text)];
    for (const [path, most] of largest(z.toJSONSchema(schema, { io: "input" }) as JsonSchema, "")) {
      const first = table.find(([name]) => name.startsWith(path));
      expect({ path, said: first?.[1].at(-1) }).toEqual({
        path,
        said: expect.stringContaining(`at most ${most}`),
      });
    }
  });

  test("the frame has every field of the stamp, and the view", () => {
    expect([...rows(section("Views")).keys()].sort()).toEqual([...fieldsOf(stamp), "view"].sort());
  });

  test.each(commandTypes)("%s has its fields and those of its answer, and no other", (type) => {
    const schema = commandSchemas.get(type);
    if (schema === undefined) throw new Error(`no schema of ${type}`);
    const asked = fieldsOf(schema).filter((field) => field !== "type");
    const answered = fieldsOf(answers[type]);
    expect([...rows(section(`\`${type}\``)).keys()].sort()).toEqual(
      [...new Set([...asked, ...answered])].sort(),
    );
  });

  test("who may send what is what the hub permits", () => {
    const table = rows(section("Who may send what"));
    expect([...table.keys()].sort()).toEqual([...commandTypes].sort());
    for (const type of commandTypes) {
      const permitted = [...deviceRoles, ...staffRoles].filter((role) => mayAsk(type, role));
      expect({ type, roles: table.get(type)?.[0]?.split(", ").sort() }).toEqual({
        type,
        roles: permitted.sort(),
      });
    }
  });

  test("the errors are those of the contract, with the HTTP status that the hub sends", () => {
    const table = rows(section("Errors"));
    expect([...table.keys()].sort()).toEqual([...errorCodes].sort());
    const ownOfClients = ["not_confirmed", "disconnected"];
    for (const code of errorCodes) {
      const status = ownOfClients.includes(code) ? "-" : String(httpStatusOf(code));
      expect({ code, status: table.get(code)?.[0] }).toEqual({ code, status });
    }
  });

  test.each([
    ["health codes", "`reportHealth`", healthCodes],
    ["outcomes of the voice", "Voice", voiceOutcomes],
    ["states of a ticket", "`GET /api/ticket`", ticketStates],
    ["states of a ticket", "View `admin`", ticketStates],
    ["roles", "Roles", [...deviceRoles, ...staffRoles]],
  ])("all %s are named under %s", (_what, heading, words) => {
    const text = section(heading);
    expect(words.filter((word) => !text.includes(`\`${word}\``))).toEqual([]);
  });

  test("every field of the answer to issueTicket is under its heading", () => {
    // Guards the walk over the schemas itself: it must have found nested, nullable and list fields.
    expect(fieldsOf(issuedTicket)).toEqual(
      expect.arrayContaining(["wait.lowMs", "zone", "zone.name", "counters[]", "ticketPage"]),
    );
  });

  test("the versions are those that the hub serves", () => {
    expect(section("Versions")).toContain(
      `version **${protocol.current}** and the one before it, **${protocol.oldest}**`,
    );
  });
});

function mayAsk(type: CommandType, role: Role): boolean {
  const staff = staffRoles.some((one) => one === role);
  const actor = { kind: staff ? "staff" : "device", role, id: "somebody" } as Actor;
  // Only the type is looked at before the hall's own rules.
  return isPermitted({ type } as Parameters<typeof isPermitted>[0], actor);
}
