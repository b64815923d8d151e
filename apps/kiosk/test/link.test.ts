import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assembleKiosk } from "../src/assembleKiosk.ts";
import type { AssembledKiosk } from "../src/assembleKiosk.ts";
import { deviceConfigSchema } from "../src/devices/index.ts";
import { hubOnSocket, kioskToken, slipSecret } from "./support/hubOnSocket.ts";
import type { HubOnSocket } from "./support/hubOnSocket.ts";
import { ownId, wish } from "./support/rig.ts";
import { until } from "./support/until.ts";

// A whole kiosk over a real socket; behind the socket stands a hub of a few lines.
let hub: HubOnSocket;
let assembled: AssembledKiosk;

function assemble(token = kioskToken): AssembledKiosk {
  return assembleKiosk({
    hubUrl: hub.url,
    deviceId: ownId,
    token,
    dataFolder: null,
    devices: deviceConfigSchema.parse({ thermometer: { kind: "none" } }),
    settings: { touchGapMs: 0, hiccupMs: 200 },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
}

async function ready(): Promise<void> {
  await until("the kiosk has hub and catalogue", () => assembled.kiosk.state().obstacle === null);
}

beforeEach(async () => {
  hub = await hubOnSocket();
  assembled = assemble();
  await assembled.start();
});

afterEach(async () => {
  await assembled.stop();
  await hub.close();
});

describe("the kiosk and its hub", () => {
  it("take a ticket over the wire", async () => {
    await ready();
    expect(await assembled.kiosk.takeTicket(wish("touch-1"))).toMatchObject({
      ok: true,
      value: { label: "A001", paper: "printed" },
    });
    await until("the report arrived", () => hub.heardOf("reportPrint").length === 1);
  });

  it("give one number for one touch where the answer was lost on the way", async () => {
    await ready();
    hub.cutBeforeAnswerTo("issueTicket");
    expect(await assembled.kiosk.takeTicket(wish("touch-1"))).toMatchObject({
      ok: true,
      value: { label: "A001" },
    });
    const ids = hub.heardOf("issueTicket").map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(assembled.simulators.printer?.slips()).toHaveLength(1);
  });

  it("report the paper although the line broke at that moment", async () => {
    await ready();
    hub.cutBeforeAnswerTo("reportPrint");
    await assembled.kiosk.takeTicket(wish("touch-1"));
    await until("the report arrived again", () => hub.heardOf("reportPrint").length === 2);
    expect(new Set(hub.heardOf("reportPrint").map(({ id }) => id)).size).toBe(1);
  });

  it("tell of devices at each change", async () => {
    await ready();
    const told = (): string =>
      hub
        .heardOf("reportHealth")
        .map(({ command }) =>
          command.type === "reportHealth" ? command.parts.flatMap((part) => part.trouble).join() : "",
        )
        .join(" > ");
    await until("health was told", () => hub.heardOf("reportHealth").length > 0);
    assembled.simulators.printer?.setFaults({ coverOpen: true });
    await until("the open cover was told", () => told().endsWith("printer_cover_open"));
    expect(told().startsWith(" >")).toBe(true);
  });

  it("are whole again after the hub was away", async () => {
    await ready();
    const port = Number(new URL(hub.url).port);
    await hub.close();
    await until("the kiosk says so", () => assembled.kiosk.state().obstacle === "hub_away");
    expect(await assembled.kiosk.takeTicket(wish("touch-1"))).toEqual({ ok: false, error: "disconnected" });
    hub = await hubOnSocket(port);
    await ready();
    expect(await assembled.kiosk.takeTicket(wish("touch-1"))).toMatchObject({ ok: true });
    await until("health was told anew", () => hub.heardOf("reportHealth").length > 0);
  });

  it("tell where the number of a slip stands, by the slip's own secret", async () => {
    await ready();
    expect(await assembled.kiosk.readSlip(slipSecret)).toMatchObject({
      ok: true,
      value: { kind: "told", view: { label: "A012", personsAhead: 3 } },
    });
    expect(await assembled.kiosk.readSlip("f".repeat(32))).toEqual({ ok: false, error: "not_found" });
    await hub.close();
    expect(await assembled.kiosk.readSlip(slipSecret)).toEqual({ ok: false, error: "disconnected" });
    hub = await hubOnSocket();
  });

  it("say that a kiosk with another token is not in use", async () => {
    const stranger = assemble("token-of-somebody-else-0123456789");
    await stranger.start();
    await until("the stranger is told", () => stranger.kiosk.state().obstacle === "hub_refused");
    expect(stranger.kiosk.state().hub.refusal).toBe("unauthorised");
    await stranger.stop();
  });

  it("close with the hall, at once", async () => {
    await ready();
    hub.show({ open: false });
    await until("the kiosk is closed", () => assembled.kiosk.state().obstacle === "closed");
    expect(assembled.kiosk.state()).toMatchObject({ open: false, touch: { phase: "idle" } });
  });
});
