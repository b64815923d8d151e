import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { get } from "node:http";
import { basename, join } from "node:path";
import { type HealthCode, healthCodes } from "@giliran/shared/contract";
import { z } from "zod";
import type { Machine } from "../machine.ts";
import type { Patient } from "../patient.ts";
import type { Fault } from "./sentences.ts";

const withinMs = 5_000;
const told = z.object({
  letIn: z.boolean(),
  devices: z.array(z.object({ kind: z.string(), code: z.string() })),
});

/**
 * How printer, thermometer and voice are: one program alone speaks to a printer, so that the running kiosk is asked. Where it
 * does not answer, the device files are looked at.
 */
export async function deviceFaults(machine: Machine, patient: Patient): Promise<readonly Fault[]> {
  const health = await askKiosk(patient.kioskPort);
  if (health === null) return [{ code: "kioskSilent" }, ...fileFaults(machine, patient)];
  const known = new Set<string>(healthCodes);
  const codes = health.devices.map(({ code }) => code).filter((code): code is HealthCode => known.has(code));
  const looked = health.letIn
    ? codes.map((code) => explained(machine, patient, code))
    : fileFaults(machine, patient);
  return [...(health.letIn ? [] : [{ code: "kioskNotLetIn" } as const]), ...looked];
}

/** A thermometer that the kiosk does not find may be there, in the hands of the kernel's driver. */
function explained({ root }: Machine, { scanners }: Patient, code: HealthCode): Fault {
  const held = code === "thermometer_missing" && scanners.some((id) => scannerOf(root, id)?.held === true);
  return { code: held ? "scannerHeld" : code };
}

function fileFaults(machine: Machine, { printer, scanners }: Patient): readonly Fault[] {
  return [
    ...(printer === null ? [] : printerFaults(machine)),
    ...scanners.flatMap((id) => scannerFaults(machine, id)),
    ...voiceFaults(machine),
  ];
}

function printerFaults(machine: Machine): readonly Fault[] {
  const path = "/dev/giliran-printer";
  if (!existsSync(join(machine.root, path))) return [{ code: "printer_unreachable" }];
  return mayUse(machine, "-w", path) ? [] : [{ code: "printer_no_permission" }];
}

function scannerFaults(machine: Machine, id: string): readonly Fault[] {
  const found = scannerOf(machine.root, id);
  if (found === null) return [{ code: "thermometer_missing" }];
  if (found.node === null) return [{ code: found.held ? "scannerHeld" : "thermometer_error" }];
  return mayUse(machine, "-r", `/dev/${found.node}`) ? [] : [{ code: "thermometer_no_permission" }];
}

function voiceFaults({ root }: Machine): readonly Fault[] {
  return existsSync(join(root, "usr/bin/espeak-ng")) ? [] : [{ code: "speech_missing" }];
}

/** Root may use everything: the kiosk's user is asked, with the groups of its unit. */
function mayUse({ ask }: Machine, right: "-r" | "-w", path: string): boolean {
  const user = ["-u", "giliran-kiosk", "-g", "giliran-kiosk", "-G", "lp", "-G", "dialout"];
  return ask("runuser", [...user, "--", "test", right, path]) !== null;
}

/** A device of this vendor and product on the HID bus; `node` is its hidraw file's name. */
function scannerOf(
  root: string,
  usbId: string,
): { readonly held: boolean; readonly node: string | null } | null {
  const bus = join(root, "sys/bus/hid/devices");
  const [vendor = "", product = ""] = usbId.toUpperCase().split(":");
  const all = existsSync(bus)
    ? readdirSync(bus).filter((name) => name.includes(`:${vendor}:${product}.`))
    : [];
  const found = all.map((name) => {
    const folder = join(bus, name);
    const driver = join(folder, "driver");
    const nodes = existsSync(join(folder, "hidraw")) ? readdirSync(join(folder, "hidraw")) : [];
    const held = existsSync(driver) && basename(readlinkSync(driver)) === "hid-sensor-hub";
    return { held, node: nodes[0] ?? null };
  });
  return found.find(({ node }) => node !== null) ?? found[0] ?? null;
}

async function askKiosk(port: number): Promise<z.infer<typeof told> | null> {
  return await new Promise((resolve) => {
    const asked = get(
      `http://127.0.0.1:${String(port)}/health`,
      { timeout: withinMs, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
        response.on("end", () => resolve(parsed(text)));
      },
    );
    asked.on("timeout", () => asked.destroy(new Error("no answer in time")));
    asked.on("error", () => resolve(null));
  });
}

function parsed(text: string): z.infer<typeof told> | null {
  try {
    return told.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
