import { readFileSync } from "node:fs";
import { z } from "zod";
import { defaultKioskSettings, type NightSpan } from "./core/index.ts";
import { deviceConfigSchema } from "./devices/index.ts";
import type { DeviceConfig } from "./devices/index.ts";
import { readIdentity } from "./identity/identity.ts";

/** What the kiosk's program needs, parsed. */
export interface ProgramOptions {
  readonly hubUrl: string;
  /** Where the kiosk keeps who it is; nothing stands there before it was let in. */
  readonly tokenFile: string;
  /** Of the hall's authority, hex; null: a person compares it on the screen. */
  readonly fingerprint: string | null;
  readonly devices: DeviceConfig;
  /** Of the journal; null: beside the token. */
  readonly dataFolder: string | null;
  readonly host: string;
  readonly port: number;
  readonly withoutPaper: "refuse" | "showOnScreen";
  /** When the screen of a closed hall is dark; null: never. */
  readonly night: NightSpan | null;
  /** This file tells whoever began the browser that its page is gone; null: nobody wants to know. */
  readonly pageSignal: string | null;
}

export type ProgramOptionsResult =
  | { readonly ok: true; readonly value: ProgramOptions }
  /** One sentence for the console. */
  | { readonly ok: false; readonly error: string };

const environment = z.object({
  GILIRAN_HUB: z.url({ protocol: /^https?$/ }),
  GILIRAN_TOKEN_FILE: z.string().min(1),
  GILIRAN_HUB_FINGERPRINT: z
    .string()
    .regex(/^([0-9a-fA-F][\s:]?){32,64}$/, "is not a fingerprint of at least 32 hex digits")
    .optional(),
  GILIRAN_DEVICES_FILE: z.string().min(1).optional(),
  GILIRAN_DATA: z.string().min(1).optional(),
  GILIRAN_HOST: z.string().min(1).default("127.0.0.1"),
  GILIRAN_PORT: z.coerce.number().int().min(0).max(65_535).default(8081),
  GILIRAN_NIGHT: z
    .string()
    .regex(
      /^(off|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/,
      "is neither off nor a time like 18:00-06:00",
    )
    .transform(nightOf)
    .default(defaultKioskSettings.night),
  GILIRAN_PAGE_SIGNAL: z.string().min(1).optional(),
  GILIRAN_WITHOUT_PAPER: z.enum(["refuse", "showOnScreen"]).default("refuse"),
});

/**
 * Reads the program's options from the environment and the files that it names.
 * `GILIRAN_HUB`: origin of the hub. `GILIRAN_TOKEN_FILE`: where the kiosk keeps its token, readable by its owner alone; where it is not there, the kiosk shows a code and asks to be let in.
 * `GILIRAN_HUB_FINGERPRINT`: of the hall's authority, where the hub speaks https and nobody compares it at pairing.
 * `GILIRAN_DATA`: folder of the journal; without it, beside the token. `GILIRAN_DEVICES_FILE`: JSON as `deviceConfigSchema` has it; without it the devices are simulated.
 */
export function readProgramOptions(env: Readonly<Record<string, string | undefined>>): ProgramOptionsResult {
  const parsed = environment.safeParse(env);
  if (!parsed.success) return failed(firstIssue(parsed.error));
  const { data } = parsed;
  try {
    // What stands there has to be sound before anything begins.
    readIdentity(data.GILIRAN_TOKEN_FILE);
    const devices = readJson(data.GILIRAN_DEVICES_FILE ?? null, deviceConfigSchema);
    return {
      ok: true,
      value: {
        hubUrl: new URL(data.GILIRAN_HUB).origin,
        tokenFile: data.GILIRAN_TOKEN_FILE,
        fingerprint: data.GILIRAN_HUB_FINGERPRINT ?? null,
        devices,
        dataFolder: data.GILIRAN_DATA ?? null,
        host: data.GILIRAN_HOST,
        port: data.GILIRAN_PORT,
        withoutPaper: data.GILIRAN_WITHOUT_PAPER,
        night: data.GILIRAN_NIGHT,
        pageSignal: data.GILIRAN_PAGE_SIGNAL ?? null,
      },
    };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function nightOf(text: string): NightSpan | null {
  if (text === "off") return null;
  const [from = 0, to = 0] = text
    .split("-")
    .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return { from, to };
}

/** A file that is not there is an error; no file at all is an empty object. */
function readJson<Schema extends z.ZodType>(path: string | null, schema: Schema): z.output<Schema> {
  const json: unknown = path === null ? {} : parseJson(path);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(`${path ?? "The default"}: ${firstIssue(parsed.error)}`);
}

function parseJson(path: string): unknown {
  const text = readFileSync(path, "utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${path} is not JSON.`);
  }
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not understood"}`;
}

function failed(error: string): ProgramOptionsResult {
  return { ok: false, error };
}
