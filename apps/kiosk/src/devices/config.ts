import { z } from "zod";
import { baudRates, flowControls } from "./printer/transports/serial.ts";
import { printerModelIds } from "@giliran/shared/contract";

/** "04b8" */
const usbId = z
  .string()
  .regex(/^[0-9a-fA-F]{4}$/u)
  .transform((id) => id.toLowerCase());

const tcpPort = z.int().min(0).max(65_535);

/** The rolls that are put in, and where the paper that has left the printer is counted. */
const paper = z
  .strictObject({
    rollMetres: z.number().positive().max(500),
    file: z.string().min(1).nullable().default(null),
  })
  .nullable()
  .default(null);
export type PaperConfig = z.output<typeof paper>;

const printerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("simulated"),
    model: z.enum(printerModelIds).default("epson-tm-t20"),
    paper,
    host: z.string().min(1).default("127.0.0.1"),
    /** 0: any free port. */
    port: tcpPort.default(0),
  }),
  z.strictObject({
    kind: z.literal("tcp"),
    model: z.enum(printerModelIds),
    paper,
    host: z.string().min(1),
    port: tcpPort.min(1).default(9100),
  }),
  z.strictObject({
    kind: z.literal("deviceFile"),
    model: z.enum(printerModelIds),
    paper,
    path: z.string().startsWith("/dev/"),
  }),
  /** On USB, by vendor and product in hex; without them the one that is there. */
  z.strictObject({
    kind: z.literal("usb"),
    model: z.enum(printerModelIds),
    paper,
    vendor: usbId.nullable().default(null),
    product: usbId.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal("serial"),
    model: z.enum(printerModelIds),
    paper,
    path: z.string().regex(/^(\/dev\/.+|COM\d{1,3})$/u),
    baudRate: z.literal(baudRates).default(38_400),
    flowControl: z.enum(flowControls).default("rtscts"),
  }),
  z.strictObject({ kind: z.literal("none") }),
]);

/** Written as the tools write it, "413d", or as a number. */
const hidId = z.union([
  z.int().min(0).max(0xffff),
  z
    .string()
    .regex(/^(0x)?[0-9a-fA-F]{1,4}$/, "is not an id like 413d")
    .transform((text) => Number.parseInt(text.replace(/^0x/, ""), 16)),
]);

const thermometerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("simulated"), celsius: z.number().min(-40).max(85).default(36.4) }),
  z.strictObject({
    kind: z.literal("fixedReport"),
    vendorId: hidId,
    productId: hidId,
    serialNumber: z.string().min(1).nullable().default(null),
    usagePage: hidId.nullable().default(null),
    usage: hidId.nullable().default(null),
    reportId: z.int().min(1).max(255).nullable().default(null),
    offset: z.int().min(0).max(63),
    width: z.union([z.literal(1), z.literal(2), z.literal(4)]),
    order: z.enum(["little", "big"]),
    signed: z.boolean().default(false),
    scale: z.number().positive().max(10),
    zero: z.number().min(-273).max(273).default(0),
    unit: z.enum(["celsius", "fahrenheit"]).default("celsius"),
    /** Hex bytes, report id first: "01 80 33 01". */
    question: z
      .string()
      .regex(/^([0-9a-fA-F]{2} ?){1,64}$/, "is not a row of hex bytes")
      .transform((text) =>
        Uint8Array.from(text.match(/[0-9a-fA-F]{2}/g) ?? [], (byte) => Number.parseInt(byte, 16)),
      )
      .nullable()
      .default(null),
  }),
  z.strictObject({
    kind: z.literal("keyboard"),
    vendorId: hidId,
    productId: hidId,
    serialNumber: z.string().min(1).nullable().default(null),
  }),
  /** A sensor of the HID sensor page, as Linux gives it under /sys/bus/iio. */
  z.strictObject({ kind: z.literal("iio") }),
  z.strictObject({ kind: z.literal("temper"), serialNumber: z.string().min(1).nullable().default(null) }),
  z.strictObject({ kind: z.literal("none") }),
]);

/** The program that speaks to those who cannot see the screen. */
const speechSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("espeak"), program: z.string().min(1).default("espeak-ng") }),
  z.strictObject({ kind: z.literal("none") }),
]);

/** Which devices a kiosk has, and where. Defaults: both simulated, nothing needed. */
export const deviceConfigSchema = z.strictObject({
  printer: printerSchema.prefault({ kind: "simulated" }),
  /** Files of typefaces (TTF, OTF, TTC) for scripts that neither the program nor the machine's usual places have. */
  fonts: z.array(z.string().min(1)).max(16).default([]),
  thermometer: thermometerSchema.prefault({ kind: "simulated" }),
  speech: speechSchema.prefault({ kind: "espeak" }),
  /** The diagonal of the picture, from which 20 mm are reckoned; null: 21.5 upright, 15.6 lying. */
  screen: z.strictObject({ inches: z.number().min(5).max(100).nullable() }).prefault({ inches: null }),
});

export type DeviceConfig = z.output<typeof deviceConfigSchema>;
