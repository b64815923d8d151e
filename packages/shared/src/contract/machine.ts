import { z } from "zod";
import type { deviceRoles } from "../domain/index.ts";
import { counterId, deviceId, instant, serviceId, zoneId } from "./ids.ts";
import { storedPin } from "./pin.ts";

/** Every printer that a kiosk knows how to drive, by its row in the kiosk's table, and how people call it. */
export const printerNames = {
  "epson-tm-t20": "Epson TM-T20/T82",
  "epson-tm-t88": "Epson TM-T88",
  "xprinter-80": "Xprinter 80 mm",
  "epson-tm-t82x": "Epson TM-T82X",
  "epson-tm-m30": "Epson TM-m30",
  "bixolon-srp-350iii": "Bixolon SRP-350III",
  "star-tsp650ii": "Star TSP650II (ESC/POS)",
  "xprinter-58": "Xprinter 58 mm",
  "zjiang-5890": "Zjiang ZJ-5890",
  "sunmi-58": "Sunmi 58 mm",
  "sunmi-80": "Sunmi 80 mm",
  "generic-80": "ESC/POS 80 mm",
  "generic-80-no-status": "ESC/POS 80 mm",
  "generic-58": "ESC/POS 58 mm",
  "generic-58-no-status": "ESC/POS 58 mm",
} as const satisfies Readonly<Record<string, string>>;
export type PrinterModelId = keyof typeof printerNames;
export const printerModelIds = Object.keys(printerNames) as [PrinterModelId, ...PrinterModelId[]];

const model = z.enum(printerModelIds);

/** The printer that an administrator gave a kiosk, in the form of the kiosk's own settings. */
export const printerSetup = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("tcp"),
    model,
    host: z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/),
    port: z.int().min(1).max(65_535),
  }),
  /** The one that is there. */
  z.strictObject({ kind: z.literal("usb"), model }),
  z.strictObject({
    kind: z.literal("serial"),
    model,
    path: z.string().regex(/^(\/dev\/[\w./-]{1,120}|COM\d{1,3})$/),
  }),
]);
export type PrinterSetup = z.infer<typeof printerSetup>;

/** What a call screen shows: a zone, all zones, one counter, or who may come in. */
export const screenKinds = ["zone", "hall", "counter", "entrance"] as const;
export type ScreenKind = (typeof screenKinds)[number];

/** Without blanks at its ends: nobody sees those. */
export const machineName = z.string().regex(/^\S(.{0,38}\S)?$/u);

/** What an administrator says of a machine when it is let in, and may change later. */
export const machineSetup = {
  name: machineName,
  /** Where it stands. */
  zoneId: zoneId.nullable(),
  /** Of a call screen; null: the board of its zone, and without a zone the entrance. */
  screen: z.enum(screenKinds).nullable().default(null),
  /** The counter whose sign it is. */
  counterId: counterId.nullable().default(null),
  /** Of a call screen; kiosks let each visitor choose. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  /** What this kiosk gives numbers for; null: everything. */
  serviceIds: z.array(serviceId).min(1).max(500).readonly().nullable(),
  /** Of a kiosk; null: as the settings on the machine itself say. */
  printer: printerSetup.nullable(),
};

/** Sent as the event `machine` to each machine alone, with its connection and at each change. */
export const machineFrame = z.object({
  deviceId,
  ...machineSetup,
  name: z.string(),
  /** It may show itself and tell how it is, and serves nobody. */
  locked: z.boolean(),
  /** Its page loads itself anew when this is later than when it began; null: nobody asked. */
  reloadAt: instant.nullable(),
  /** Of a kiosk: opens its technician's menu, also while the hub is away; null: nobody set one. */
  technicianPin: storedPin.nullable().default(null),
});
export type MachineFrame = z.infer<typeof machineFrame>;

/** What people compare: the first 128 bits of an authority's fingerprint, in groups of four. */
export function shownFingerprint(hex: string): string {
  return (hex.slice(0, 32).toUpperCase().match(/.{4}/g) ?? []).join(" ");
}

/** Roles of machines that ask to be let in by a code on their own screen. */
export const pairingRoles = ["kiosk", "display"] as const satisfies readonly (typeof deviceRoles)[number][];

/** `POST /api/pairing`: a machine asks to be let in. */
export const pairingRequest = z.strictObject({
  role: z.enum(pairingRoles),
  /** Of its program, as a technician would read it. */
  version: z.string().max(32),
  /** What it was before, where it still knows: the administrator is offered the same again. */
  was: deviceId.nullable(),
});
export type PairingRequest = z.infer<typeof pairingRequest>;

export const pairingBegun = z.object({
  /** The machine's own, to ask with: 128 bits and more, never shown. */
  secret: z.string(),
  /** To be shown large; an administrator types it. */
  code: z.string(),
  expiresAt: instant,
});
export type PairingBegun = z.infer<typeof pairingBegun>;

/** `GET /api/pairing` with the machine's secret as bearer. */
export const pairingState = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting") }),
  z.object({ state: z.literal("rejected") }),
  /** Kept for a minute, for a machine whose answer got lost. */
  z.object({ state: z.literal("accepted"), token: z.string(), id: deviceId, name: z.string() }),
]);
export type PairingState = z.infer<typeof pairingState>;
