import { describe, expect, it } from "vitest";
import { kioskRig } from "../../test/support/rig.ts";
import { kioskTable } from "./kioskTable.ts";
import { kioskCallNames, simulatorCallNames } from "./names.ts";
import { answerCall, rowFor } from "./row.ts";
import { simulatorTable } from "./simulatorTable.ts";
import { z } from "zod";

const touchId = "0123456789abcdef0123456789abcdef";
const said = {
  classId: "regular",
  needs: [],
  acceptWait: false,
  noPaper: false,
  separate: false,
  journey: null,
};
const good = { touchId, serviceId: "ktp", partySize: 1, ...said, language: "id" };

describe("the call table", () => {
  it("has a row for each name, and no other", () => {
    expect(Object.keys(kioskTable).sort()).toEqual([...kioskCallNames].sort());
    expect(Object.keys(simulatorTable).sort()).toEqual([...simulatorCallNames].sort());
  });

  it("hands the parsed argument on", async () => {
    const { kiosk, hub, faults } = await kioskRig();
    const onFault = (error: unknown): void => void [...faults, error];
    const answer = await answerCall(kioskTable, kiosk, { name: "takeTicket", argument: good }, onFault);
    expect(answer).toMatchObject({ ok: true, value: { label: "A001" } });
    expect(hub.sentOf("issueTicket")).toHaveLength(1);
  });

  it.each([
    ["no argument", undefined],
    ["a field too much", { ...good, withoutPaper: "showOnScreen" }],
    ["a field too few", { ...good, language: undefined }],
    ["a short touch id", { ...good, touchId: "1" }],
    ["a touch id with other signs", { ...good, touchId: "../../../etc/passwd/0000" }],
    ["a service that is no id", { ...good, serviceId: "<b>" }],
    ["nobody", { ...good, partySize: 0 }],
    ["half a person", { ...good, partySize: 1.5 }],
    ["a text for a number", { ...good, partySize: "1" }],
    ["a language that is a path", { ...good, language: "../id" }],
    ["a class that is no id", { ...good, classId: "<b>" }],
    ["needs that are no list", { ...good, needs: "kursi-roda" }],
    ["too many needs", { ...good, needs: Array(9).fill("kursi-roda") }],
    ["an array", [good]],
    ["a prototype", JSON.parse('{"__proto__": {"touchId": "x"}}')],
  ])("refuses %s as malformed, and nothing happens", async (_name, argument) => {
    const { kiosk, hub } = await kioskRig();
    const answer = await answerCall(kioskTable, kiosk, { name: "takeTicket", argument }, () => {});
    expect(answer).toEqual({ ok: false, error: "malformed" });
    expect(hub.sent).toEqual([]);
  });

  it.each([
    ["a slip's secret that is none", "readSlip", { secret: "x".repeat(32) }],
    [
      "more than may go first",
      "askForTicket",
      { secret: "0".repeat(32), deed: { type: "letPass", count: 99 } },
    ],
    ["what no visitor may do", "askForTicket", { secret: "0".repeat(32), deed: { type: "callNext" } }],
    [
      "another hash than the slip's",
      "askForTicket",
      {
        secret: "0".repeat(32),
        deed: { type: "leaveQueue", secretHash: "0".repeat(64) },
      },
    ],
  ])("refuses %s as malformed", async (_name, name, argument) => {
    const { kiosk, hub } = await kioskRig();
    const answer = await answerCall(kioskTable, kiosk, { name, argument }, () => {});
    expect(answer).toEqual({ ok: false, error: "malformed" });
    expect(hub.sent).toEqual([]);
  });

  it.each(["stop", "toString", "__proto__", "constructor", "", 1, null, undefined, {}])(
    "refuses the name %j as unknown",
    async (name) => {
      const { kiosk } = await kioskRig();
      const answer = await answerCall(kioskTable, kiosk, { name, argument: null }, () => {});
      expect(answer).toEqual({ ok: false, error: "unknown_command" });
    },
  );

  it("answers `internal` where a row throws, and tells the fault to the log alone", async () => {
    const faults: unknown[] = [];
    const fail = rowFor<null>()(z.null(), () => {
      throw new Error("secret detail");
    });
    const answer = await answerCall({ fail }, null, { name: "fail", argument: null }, (e) => faults.push(e));
    expect(answer).toEqual({ ok: false, error: "internal" });
    expect(faults).toHaveLength(1);
  });
});
