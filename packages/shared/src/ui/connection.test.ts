import { describe, expect, it } from "vitest";
import type { HubSnapshot } from "../client/index.ts";
import type { ViewFrame } from "../contract/index.ts";
import type { Instant, ZoneName } from "../domain/index.ts";
import { bundledTexts } from "../i18n/index.ts";
import { connectionWords } from "./ConnectionBanner.tsx";
import { viewOf } from "./useHub.ts";

const id = bundledTexts("id");
const zone = "Asia/Jakarta" as ZoneName;
const frame = { view: { kind: "kiosk" } } as ViewFrame;

function snapshot(changes: Partial<HubSnapshot>): HubSnapshot {
  const since = Date.UTC(2026, 10, 23, 2, 42) as Instant;
  return {
    status: "connected",
    since,
    refusal: null,
    frame: null,
    machine: null,
    clockOffsetMs: 0,
    ...changes,
  };
}

describe("the connection banner", () => {
  it("is not there while the hub is", () => {
    expect(connectionWords(snapshot({}), id, zone)).toBeNull();
  });

  it("says loudly since when the hub is away", () => {
    expect(connectionWords(snapshot({ status: "disconnected", frame }), id, zone)).toMatchObject({
      loud: true,
      head: "Terputus dari pusat sejak 09.42",
    });
  });

  it("claims no last truth where there was none, and is quiet at the first attempt", () => {
    expect(connectionWords(snapshot({ status: "disconnected" }), id, zone)).toMatchObject({
      head: "Belum tersambung ke pusat",
    });
    expect(connectionWords(snapshot({ status: "connecting" }), id, zone)).toMatchObject({ loud: false });
  });

  it("says why it was turned away", () => {
    const refused = connectionWords(snapshot({ status: "refused", refusal: "protocol_too_old" }), id, zone);
    expect(refused).toMatchObject({ loud: true, more: "Halaman ini versi lama. Muat ulang halaman ini." });
  });
});

describe("a view", () => {
  it("is given to the screen of its kind alone", () => {
    expect(viewOf(snapshot({ frame }), "kiosk")).toBe(frame.view);
    expect(viewOf(snapshot({ frame }), "board")).toBeNull();
    expect(viewOf(snapshot({}), "kiosk")).toBeNull();
  });
});
