import { describe, expect, it } from "vitest";
import { printerSetup } from "@giliran/shared/contract";
import { fieldsOf, setupOf } from "./setup.ts";

const fresh = fieldsOf(null, "Anjungan 3");

describe("a machine's fields", () => {
  it("say nothing of a printer where the machine's own settings hold", () => {
    expect(setupOf(fresh)).toEqual({
      ok: true,
      setup: {
        name: "Anjungan 3",
        zoneId: null,
        screen: null,
        counterId: null,
        language: "id",
        serviceIds: null,
        printer: null,
      },
    });
  });

  it.each([
    ["tcp", "192.168.1.50", { host: "192.168.1.50", port: 9100 }],
    ["tcp", " printer.local:9101 ", { host: "printer.local", port: 9101 }],
    ["serial", "/dev/ttyUSB0", { path: "/dev/ttyUSB0" }],
    ["serial", "COM3", { path: "COM3" }],
    ["usb", "", {}],
  ] as const)("read a printer on %s at %j, and show it again", (printer, place, expected) => {
    const read = setupOf({ ...fresh, printer, place });
    expect(read).toMatchObject({
      ok: true,
      setup: { printer: { kind: printer, model: "generic-80", ...expected } },
    });
    const given = read.ok ? read.setup.printer : null;
    expect(printerSetup.parse(given)).toEqual(given);
    const machine = {
      ...fresh,
      printer: given,
      zoneId: null,
      screen: null,
      counterId: null,
      serviceIds: null,
    } as never;
    expect(setupOf(fieldsOf(machine, ""))).toEqual(read);
  });

  it.each([
    [{ name: "  " }, "name"],
    [{ name: "x".repeat(41) }, "name"],
    [{ services: [] }, "services"],
    [{ printer: "tcp", place: "" }, "place"],
    [{ printer: "tcp", place: "a b" }, "place"],
    [{ printer: "tcp", place: "printer:70000" }, "place"],
    [{ printer: "serial", place: "ttyUSB0" }, "place"],
  ] as const)("%j are not taken", (change, field) => {
    expect(setupOf({ ...fresh, ...change })).toEqual({ ok: false, field });
  });
});
