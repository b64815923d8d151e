import { parseArgs } from "node:util";
import { z } from "zod";

export const roles = ["hub", "kiosk", "screen"] as const;
export type Role = (typeof roles)[number];

/** A USB device as `lsusb` names it: "04b8:0e15". */
const usbId = z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/, "must be like 04b8:0e15, as lsusb shows it");
const path = z
  .string("is needed")
  .regex(/^\/[\w./@+-]*$/, "must be a whole path of letters, digits and ./@+-");
const port = z.coerce.number().int().min(1).max(65_535);
const hubAddress = z
  .url({ protocol: /^https?$/ })
  .transform((address) => new URL(address).origin)
  .refine((origin) => /^[\w:/.[\]-]+$/.test(origin), "is not the address of a hub");
/** Of the hall's authority, to plain hex: the pin that the hub prints for Chromium (base64), or the whole as 64 hex digits. */
export const fingerprintWord = z
  .string()
  .transform((text) =>
    /^[\w+/]{43}=$/.test(text)
      ? Buffer.from(text, "base64").toString("hex")
      : text.replaceAll(/[\s:]/g, "").toLowerCase(),
  )
  .pipe(
    z.string().regex(/^[0-9a-f]{64}$/, "must be the pin that the hub prints at its start, or 64 hex digits"),
  );

const everywhere = { root: path.default("/"), "dry-run": z.boolean().default(false) };
const program = { from: path, node: path };
const setups = {
  hub: z.strictObject({
    ...everywhere,
    ...program,
    hall: path,
    host: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default("0.0.0.0"),
    port: port.default(8080),
    "public-port": port.nullable().default(8090),
    name: z.array(z.string().regex(/^[\w.:-]{1,253}$/)).default([]),
  }),
  kiosk: z.strictObject({
    ...everywhere,
    ...program,
    hub: hubAddress,
    fingerprint: fingerprintWord.nullable().default(null),
    port: port.default(8081),
    devices: path.nullable().default(null),
    printer: usbId.nullable().default(null),
    scanner: z.array(usbId).default([]),
    "raw-sensor": z.boolean().default(false),
  }),
  screen: z.strictObject({
    ...everywhere,
    hub: hubAddress,
    fingerprint: fingerprintWord.nullable().default(null),
  }),
} as const satisfies Record<Role, z.ZodType>;

export type HubSetup = z.output<typeof setups.hub> & { readonly role: "hub" };
export type KioskSetup = z.output<typeof setups.kiosk> & { readonly role: "kiosk" };
export type ScreenSetup = z.output<typeof setups.screen> & { readonly role: "screen" };
export type Setup = HubSetup | KioskSetup | ScreenSetup;

/** What a technician is told, in one sentence; nothing was changed. */
export class Refusal extends Error {}

const words = {
  root: { type: "string" },
  "dry-run": { type: "boolean" },
  from: { type: "string" },
  node: { type: "string" },
  hall: { type: "string" },
  host: { type: "string" },
  port: { type: "string" },
  "public-port": { type: "string" },
  name: { type: "string", multiple: true },
  hub: { type: "string" },
  fingerprint: { type: "string" },
  devices: { type: "string" },
  printer: { type: "string" },
  scanner: { type: "string", multiple: true },
  "raw-sensor": { type: "boolean" },
} as const;

/** @throws {Refusal} where there is no such role */
export function readRole(word: string | undefined): Role {
  const role = roles.find((name) => name === word);
  if (role !== undefined) return role;
  throw new Refusal(`Which machine is this? It is one of ${roles.join(", ")}, not "${word ?? ""}".`);
}

/**
 * Reads the words after the role.
 * @param own where the unpacked release stands, and the Node that runs now: what holds where no word says otherwise
 * @throws {Refusal} with the option and what is wrong with it
 */
export function readSetup(
  role: Role,
  args: readonly string[],
  own: { readonly from: string; readonly node: string },
): Setup {
  const values = readWords(args);
  const given = role === "screen" ? values : { ...own, ...values };
  const parsed = setups[role].safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const keys = issue?.code === "unrecognized_keys" ? issue.keys : issue?.path;
    throw new Refusal(`--${keys?.join(".") ?? ""}, for a ${role}: ${issue?.message ?? "not understood"}.`);
  }
  // The schema of the role was chosen by the role.
  return { role, ...parsed.data } as Setup;
}

function readWords(args: readonly string[]): Record<string, unknown> {
  try {
    return { ...parseArgs({ args: [...args], options: words }).values };
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
