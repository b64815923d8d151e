import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandTypes, errorCodes, resultFrame } from "@giliran/shared/contract";
import { arrive, asks } from "./asks.ts";
import { connectBare, newId } from "./bareClient.ts";
import { startTestHall, type TestHall } from "./hall.ts";
import { connectNaked } from "./nakedLink.ts";

const dropped = (reason: string): string => `giliran_frames_dropped{reason="${reason}"}`;

/** Everything that a refused frame must leave as it is: what is stored, and what is shown. */
async function standing(hall: TestHall): Promise<object> {
  const rows = ["event", "ticket", "answer", "announcement"].map((table) =>
    hall.rows(`SELECT * FROM ${table}`),
  );
  const shown = [];
  for (const id of ["kiosk-5", "screen-2", "screen-rear", "officer-3", "supervisor-1"]) {
    const client = await connectBare(hall.url(), { token: await hall.tokenOf(id) });
    shown.push({ ...client.frames[0]?.view, devices: null });
    client.close();
  }
  return { rows, shown };
}

async function busyHall(): Promise<TestHall> {
  const hall = await startTestHall();
  const kiosk = await hall.connect("kiosk-1");
  const officer = await hall.connect("officer-1");
  await officer.must(asks.open("loket-1"));
  await arrive(kiosk);
  await arrive(kiosk);
  await officer.must(asks.next("loket-1"));
  return hall;
}

const longId = "a".repeat(65);
const malformed: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a number", 7],
  ["a text", "issueTicket"],
  ["a list", [asks.issue()]],
  ["nothing", {}],
  ["no command", { id: newId() }],
  ["no id", { command: asks.help() }],
  ["a short id", { id: "short", command: asks.help() }],
  ["a long id", { id: longId, command: asks.help() }],
  ["an id with a blank", { id: "a b".repeat(8), command: asks.help() }],
  ["a number for an id", { id: 1e20, command: asks.help() }],
  ["a command that is a text", { id: newId(), command: "requestHelp" }],
  ["a command without a type", { id: newId(), command: {} }],
  ["a type that is a number", { id: newId(), command: { type: 1 } }],
  ["a field too many", { id: newId(), command: { ...asks.issue(), priority: true } }],
  ["a field too few", { id: newId(), command: { type: "issueTicket", serviceId: "ktp" } }],
  ["a party of nobody", { id: newId(), command: asks.issue("ktp", 0) }],
  ["a party of a thousand", { id: newId(), command: asks.issue("ktp", 1000) }],
  ["a party of one and a half", { id: newId(), command: asks.issue("ktp", 1.5) }],
  ["a secret hash in capitals", { id: newId(), command: asks.issue("ktp", 1, "AB".repeat(32)) }],
  ["a service with a path for an id", { id: newId(), command: asks.issue("../ktp") }],
  ["an outcome that is none", { id: newId(), command: asks.report("x", "eaten") }],
  ["nine parts", { id: newId(), command: { ...asks.health(), parts: Array(9).fill(null) } }],
  ["a day's own command with more", { id: newId(), command: { type: 5, serviceDate: "2026-11-24" } }],
];

describe("a frame that is not as it should be", () => {
  test("is refused by name, and nothing changes", async () => {
    const hall = await busyHall();
    const before = await standing(hall);
    const kiosk = await hall.connect("kiosk-2");
    for (const [what, frame] of malformed) {
      expect({ what, answer: await kiosk.emit(frame) }).toEqual({
        what,
        answer: { ok: false, error: "malformed" },
      });
    }
    expect(await standing(hall)).toEqual(before);
    expect(await hall.metric(dropped("malformed"))).toBe(malformed.length);
  });

  test("that asks for what nobody may ask is an unknown command", async () => {
    const hall = await busyHall();
    const before = await standing(hall);
    const kiosk = await hall.connect("kiosk-2");
    const types = ["openDay", "closeDay", "dropTables", "toString", "constructor", "__proto__", ""];
    for (const type of types) {
      const answer = await kiosk.send({ type, serviceDate: "2026-11-24" });
      expect({ type, answer }).toEqual({ type, answer: { ok: false, error: "unknown_command" } });
    }
    expect(await standing(hall)).toEqual(before);
  });

  test("with keys that reach for prototypes harms nothing", async () => {
    const hall = await busyHall();
    const before = await standing(hall);
    const link = await connectNaked(hall.url(), { protocol: 4, token: await hall.tokenOf("kiosk-2") });
    const old = await connectNaked(hall.url(), { protocol: 3, token: await hall.tokenOf("kiosk-2") });
    const poison = `{"polluted":true,"type":"requestHelp"}`;
    const frames = [
      `{"id":"${newId()}","command":{"type":"closeCounter","counterId":"constructor"}}`,
      `{"id":"${newId()}","command":{"type":"issueTicket","serviceId":"constructor","partySize":1,"secretHash":"${"0".repeat(64)}"}}`,
      `{"id":"${newId()}","command":{"type":"reportPrint","ticketId":"toString","outcome":"printed"}}`,
      `{"id":"${newId()}","command":{"__proto__":${poison}}}`,
      `{"id":"${newId()}","command":{"constructor":{"prototype":${poison}}}}`,
      `{"__proto__":${poison},"constructor":{"prototype":${poison}}}`,
      `{"__proto__":{"id":"${newId()}","command":${poison}}}`,
    ];
    for (const frame of frames) {
      expect(await link.command(frame)).toMatchObject({ ok: false });
      expect(await old.command(frame)).toMatchObject({ ok: false });
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(await standing(hall)).toEqual(before);
    link.close();
    old.close();
  });

  test("of any JSON at all is answered with a result", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const officer = await hall.connect("officer-1");
    const field = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom("ktp", "loket-1", "kiosk-1", "printed", newId(), true, 1, null),
    );
    const names = [
      "serviceId",
      "counterId",
      "ticketId",
      "expectedTicketId",
      "partySize",
      "outcome",
      "takeOver",
    ];
    const types = [...commandTypes, "nonsense"];
    const anyCommand = fc
      .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), field))
      .map(([type, fields]) => ({ ...fields, type }));
    const anyFrame = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record({ id: fc.oneof(fc.constant(null), fc.uuid()), command: anyCommand }),
    );
    await fc.assert(
      fc.asyncProperty(anyFrame, async (frame) => {
        for (const client of [kiosk, officer]) {
          const answer = await client.emit(frame);
          expect(resultFrame.safeParse(answer).success).toBe(true);
          expect([null, ...errorCodes]).toContain(answer.ok ? null : answer.error);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a frame that is too large", () => {
  test("is refused by name below the hard limit", async () => {
    const hall = await busyHall();
    const before = await standing(hall);
    const kiosk = await hall.connect("kiosk-2");
    const answer = await kiosk.send({ type: "requestHelp", filler: "x".repeat(20_000) });
    expect(answer).toEqual({ ok: false, error: "too_large" });
    expect(await standing(hall)).toEqual(before);
    expect((await kiosk.send(asks.issue())).ok).toBe(true);
  });

  test("closes its connection above it, and nobody else's", async () => {
    const hall = await busyHall();
    const before = await standing(hall);
    const [loud, quiet] = [await hall.connect("kiosk-2"), await hall.connect("kiosk-3")];
    loud.socket.emit("command", { id: newId(), command: { filler: "x".repeat(100_000) } }, () => undefined);
    expect(await loud.ended).toMatch(/transport (close|error)/);
    expect(await standing(hall)).toEqual(before);
    expect((await quiet.send(asks.issue())).ok).toBe(true);
  });

  test("by its depth is malformed, not a crash", async () => {
    const hall = await startTestHall();
    const link = await connectNaked(hall.url(), { protocol: 4, token: await hall.tokenOf("kiosk-1") });
    const deep = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;
    const answer = await link.command(`{"id":"${newId()}","command":${deep}}`);
    expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(/malformed|too_large/) });
    link.close();
  });
});

describe("what is no frame", () => {
  test("other events, and commands without an acknowledgement, are dropped and counted", async () => {
    const hall = await busyHall();
    const before = await standing(hall);
    const kiosk = await hall.connect("kiosk-2");
    kiosk.socket.emit("issue", asks.issue());
    kiosk.socket.emit("error", new Error("no"));
    kiosk.socket.emit("view", {});
    kiosk.socket.emit("command", { id: newId(), command: asks.issue() });
    kiosk.socket.emit("command", { id: newId(), command: asks.issue() }, "extra", () => undefined);
    // Answered after all of these, for they came on the same connection.
    await kiosk.must(asks.health());
    expect(await hall.metric(dropped("unknown_event"))).toBe(3);
    expect(await hall.metric(dropped("no_acknowledgement"))).toBe(2);
    expect(await standing(hall)).toEqual(before);
  });

  test("binary frames are malformed, and more of them than one would need close the connection", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    expect(await kiosk.emit({ id: newId(), command: Buffer.from("issueTicket") })).toEqual({
      ok: false,
      error: "malformed",
    });
    expect(await kiosk.emit(new Uint8Array(20))).toEqual({ ok: false, error: "malformed" });
    const link = await connectNaked(hall.url(), { protocol: 4, token: await hall.tokenOf("kiosk-1") });
    link.say(`451000-["command",{"_placeholder":true,"num":0}]`);
    await link.closed;
    expect((await kiosk.send(asks.issue())).ok).toBe(true);
  });

  test.each([
    ["a reserved event", `42["disconnect"]`],
    ["a reserved event of the emitter", `42["newListener","x"]`],
    ["an event that is no list", `42{"command":1}`],
    ["broken JSON", `42["command",{`],
    ["a packet of no type", `49[]`],
    ["an acknowledgement of nothing", `4399[1]`],
    ["a second handshake", `40{"protocol":99}`],
    ["a binary message out of the blue", new Uint8Array([1, 2, 3])],
    ["an engine packet of no type", "x"],
    ["a number for an event", `42[5]`],
    ["another room of the hub", `40/admin,{}`],
  ])("%s leaves the hub and the others well", async (_what, message) => {
    const hall = await startTestHall();
    const other = await hall.connect("kiosk-2");
    const link = await connectNaked(hall.url(), { protocol: 4, token: await hall.tokenOf("kiosk-1") });
    link.say(message);
    // It is still served, or it was closed; the other is served in any case.
    await link.command(`{"id":"${newId()}","command":{"type":"requestHelp"}}`).catch(() => null);
    expect((await other.send(asks.issue())).ok).toBe(true);
    link.close();
  });
});
