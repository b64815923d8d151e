import { describe, expect, test } from "vitest";
import type { View } from "@giliran/shared/contract";
import { arrive, asks, type Called } from "./asks.ts";
import type { BareClient } from "./bareClient.ts";
import { startTestHall, type TestHall } from "./hall.ts";
import { devices, hallFile, zones } from "./hallFile.ts";

const screens = [
  { id: "hall-1", role: "display", name: "Papan aula", screen: "hall" },
  { id: "sign-1", role: "display", name: "Tanda loket 1", screen: "counter", counter: "loket-1" },
  { id: "sign-none", role: "display", name: "Tanda tanpa loket", screen: "counter", counter: "loket-99" },
];
const heard = zones.map((zone) => ({ ...zone, earshot: "aula" }));
const apart = hallFile({ devices: [...devices, ...screens] });
const together = hallFile({ devices: [...devices, ...screens], zones: heard });

/** Somebody is called at this counter. */
async function callAt(
  hall: TestHall,
  officerId: string,
  counterId: string,
  serviceId: string,
): Promise<Called> {
  const officer = await hall.connect(officerId);
  await officer.must(asks.open(counterId));
  await arrive(await hall.connect("kiosk-1"), serviceId);
  return await officer.must<Called>(asks.next(counterId));
}

const devicesOf = (administrator: BareClient): { readonly deviceId: string; readonly silent: boolean }[] =>
  administrator.view("admin").devices;

describe("a board of the whole hall", () => {
  test("shows the calls of all zones, each with its zone", async () => {
    const hall = await startTestHall({ file: apart });
    await callAt(hall, "officer-1", "loket-1", "ktp");
    await callAt(hall, "officer-2", "loket-3", "pajak");
    const board = (await hall.connect("hall-1")).view("board");
    expect(board.zone).toBeNull();
    expect(board.calls.map(({ label, zone, badge, colour }) => [label, zone, badge, colour])).toEqual([
      ["B001", "Zona Belakang", "B", "#7B1E3A"],
      ["A001", "Zona Depan", "A", "#0B5D5B"],
    ]);
    expect(board.waiting.length).toBeGreaterThan(2);
  });

  test("is silent where its zones do not hear each other, and the administrator reads so", async () => {
    const hall = await startTestHall({ file: apart });
    const screen = await hall.connect("hall-1");
    await callAt(hall, "officer-1", "loket-1", "ktp");
    expect(await screen.send(asks.claim("page-load-1"))).toEqual({ ok: false, error: "forbidden" });
    expect(screen.view("board").voice).toMatchObject({ silent: true, pending: [] });
    const administrator = await hall.connect("administrator");
    expect(devicesOf(administrator).filter(({ silent }) => silent)).toMatchObject([{ deviceId: "hall-1" }]);
  });

  test("speaks the calls of all its zones where they hear each other, and then no screen of a zone does", async () => {
    const hall = await startTestHall({ file: together });
    const screen = await hall.connect("hall-1");
    const rear = await hall.connect("screen-rear");
    expect(await screen.must(asks.claim("page-load-1"))).toMatchObject({ granted: true });
    expect(await rear.must(asks.claim("page-load-2"))).toMatchObject({ granted: false });
    await callAt(hall, "officer-1", "loket-1", "ktp");
    await callAt(hall, "officer-2", "loket-3", "pajak");
    await rear.frame(({ view }) => view.kind === "board" && view.voice.pending.length === 2);
    const { pending, holder } = rear.view("board").voice;
    expect([holder, ...pending.map(({ label }) => label)]).toEqual(["page-load-1", "A001", "B001"]);
    for (const { announcementId } of pending) {
      expect(await screen.must(asks.begin("page-load-1", announcementId))).toEqual({ granted: true });
      await screen.must(asks.end("page-load-1", announcementId));
    }
    expect(hall.rows("SELECT zone, outcome FROM announcement ORDER BY zone")).toEqual([
      { zone: "belakang", outcome: "spoken" },
      { zone: "depan", outcome: "spoken" },
    ]);
  });
});

describe("a counter's sign", () => {
  test("says that it is closed, whose it is, who is called and who is served", async () => {
    const hall = await startTestHall({ file: apart });
    const sign = await hall.connect("sign-1");
    expect(sign.view("sign")).toMatchObject({
      counter: { id: "loket-1", label: "1" },
      open: false,
      agencies: [{ name: "Dukcapil", badge: "A", colour: "#0B5D5B" }],
      numbers: [],
    });
    const { ticketId } = await callAt(hall, "officer-1", "loket-1", "ktp");
    await sign.frame(({ view }) => numbersOf(view) === "A001 called");
    const officer = await hall.connect("officer-1");
    await officer.must(asks.start("loket-1", ticketId));
    await sign.frame(({ view }) => numbersOf(view) === "A001 serving");
    await officer.must(asks.finish("loket-1", ticketId));
    await sign.frame(({ view }) => numbersOf(view) === "");
    expect(sign.view("sign").open).toBe(true);
    expect(await sign.send(asks.claim("page-load-1"))).toEqual({ ok: false, error: "forbidden" });
  });

  test("of a counter that there is not is left out of the hall and named", async () => {
    const hall = await startTestHall({ file: apart });
    const { warnings } = (await hall.connect("administrator")).view("admin");
    expect(warnings.filter((warning) => warning.includes("sign-none"))).toHaveLength(1);
  });
});

function numbersOf(view: View): string | null {
  return view.kind === "sign" ? view.numbers.map(({ label, state }) => `${label} ${state}`).join() : null;
}

describe("what a screen shows", () => {
  const setup = { language: "id", serviceIds: null, printer: null };

  test("is changed by an administrator, and the screen comes back for it at once", async () => {
    const hall = await startTestHall({ file: apart });
    const administrator = await hall.connect("administrator");
    const token = await hall.tokenOf("screen-1");
    const screen = await hall.connect("screen-1", { token });
    expect(screen.view("board").zone?.id).toBe("depan");
    const wish = {
      type: "setMachine",
      deviceId: "screen-1",
      ...setup,
      name: "Layar depan 1",
      zoneId: "depan",
    };
    await administrator.must({ ...wish, screen: "counter", counterId: "loket-2" });
    await screen.ended;
    expect((await hall.connect("screen-1", { token })).view("sign").counter.id).toBe("loket-2");
    // Without a word about it, as before there was one: its zone.
    await administrator.must(wish);
    const again = await hall.connect("screen-1", { token });
    expect(again.view("board").zone?.id).toBe("depan");
    const told = (await hall.connect("administrator")).view("admin").devices;
    expect(told.find(({ deviceId }) => deviceId === "screen-1")).toMatchObject({
      screen: "zone",
      counterId: null,
    });
  });

  test("is something that there is", async () => {
    const hall = await startTestHall({ file: apart });
    const administrator = await hall.connect("administrator");
    const wish = { type: "setMachine", deviceId: "screen-1", ...setup, name: "Layar depan 1", zoneId: null };
    for (const screen of [
      { screen: "zone", counterId: null },
      { screen: "counter", counterId: null },
      { screen: "counter", counterId: "loket-99" },
    ])
      expect(await administrator.send({ ...wish, ...screen })).toEqual({ ok: false, error: "not_found" });
  });
});
