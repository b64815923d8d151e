import { describe, expect, test } from "vitest";
import { startTestHall } from "./hall.ts";
import { hallFile } from "./hallFile.ts";

const measure = { kind: "measure" };
const healthGate = {
  mode: "enforce",
  withoutThermometer: "admitWithNotice",
  protocols: [
    { id: "suhu", name: "Suhu", steps: [measure] },
    { id: "petugas", name: "Oleh petugas", steps: [{ ...measure, by: "staff" }] },
  ],
};
const set = (mode: string | null, protocolId: string | null = null) => ({
  type: "setGate",
  settings: { mode, protocolId },
});

describe("whether kiosks have to measure", () => {
  test("is told to supervisors as it is switched, and what a kiosk without a thermometer does", async () => {
    const hall = await startTestHall({ file: hallFile({ healthGate }) });
    const supervisor = await hall.connect("supervisor-1");
    const told = async (needsThermometer: boolean): Promise<void> => {
      await supervisor.frame(
        ({ view }) => view.kind === "admin" && view.gate.needsThermometer === needsThermometer,
      );
    };
    await told(true);
    expect(supervisor.view("admin").gate.withoutThermometer).toBe("admitWithNotice");
    for (const [settings, needs] of [
      [set("advise"), false],
      [set(null, "petugas"), false],
      [set(null, "suhu"), true],
      [set("off"), false],
    ] as const) {
      await supervisor.must(settings);
      const fresh = await hall.connect("supervisor-1");
      expect(fresh.view("admin").gate.needsThermometer).toBe(needs);
    }
  });

  test("no hall without a protocol asks for a thermometer", async () => {
    const hall = await startTestHall({ file: hallFile({ healthGate: { mode: "enforce", protocols: [] } }) });
    const supervisor = await hall.connect("supervisor-1");
    expect(supervisor.view("admin").gate).toMatchObject({ mode: "off", needsThermometer: false });
  });
});
