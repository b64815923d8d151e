import type { MachineFrame, PrinterSetup } from "@giliran/shared/contract";
import { join, dirname } from "node:path";
import { type AssembledKiosk, assembleKiosk, type KioskOptions } from "../assembleKiosk.ts";
import { createPairingKiosk, machineClock, type PairingShown } from "../core/index.ts";
import { type DeviceConfig, deviceConfigSchema } from "../devices/index.ts";
import { createAsking, pairingOver } from "@giliran/shared/client";
import { openTrust, type Trust } from "../link/index.ts";
import type { KioskLog } from "../log.ts";
import { version } from "../version.ts";
import { type KioskIdentity, readIdentity, writeIdentity } from "./identity.ts";

export interface LifeOptions extends Pick<
  KioskOptions,
  "hubUrl" | "devices" | "settings" | "ids" | "log" | "leave"
> {
  /** Where the kiosk keeps who it is. */
  readonly tokenFile: string;
  /** Of the hall's authority, as a technician set it; null: compared on the screen. */
  readonly fingerprint: string | null;
  /** Folder of the journal; null: beside the token. */
  readonly dataFolder: string | null;
}

/** Why a life of the kiosk's program ended by itself, and the next begins. */
export type Turn = "paired" | "sentAway" | "otherPrinter";

/** One life of the kiosk's program. */
export interface KioskLife {
  readonly assembled: AssembledKiosk;
  /** Fulfilled when the next life has to begin; what it needs to know stands in the token's file by then. */
  readonly turned: Promise<Turn>;
}

/**
 * Opens the kiosk as the token's file says: in its hall, or asking to be let in.
 * @throws Error with one sentence
 */
export function openLife(options: LifeOptions): KioskLife {
  const identity = readIdentity(options.tokenFile);
  const trust = openTrust({
    hubUrl: options.hubUrl,
    file: join(dirname(options.tokenFile), "hub-authority.pem"),
    expected: options.fingerprint,
  });
  // A token is shown to nobody whom this kiosk cannot tell from others.
  const believes = trust.isKept() || options.fingerprint !== null;
  const asks = identity === null || identity.refused || !believes;
  return asks ? askingLife(options, identity, trust) : hallLife(options, identity, trust);
}

function askingLife(options: LifeOptions, before: KioskIdentity | null, trust: Trust): KioskLife {
  const { promise: turned, resolve } = Promise.withResolvers<Turn>();
  const asking = createAsking({
    port: pairingOver(trust.fetch, options.hubUrl),
    wish: { role: "kiosk", version, was: before?.id ?? null },
    before: trust.isKept() ? before : null,
    after: machineClock.after,
    onPaired: ({ id, token }) => {
      const printer = before?.id === id ? before.printer : null;
      // Whoever typed the code has compared the fingerprints.
      if (keep(options, { id, token, printer, refused: false }, trust)) resolve("paired");
    },
  });
  const { hubUrl } = options;
  const shown = (): PairingShown => {
    const { phase, code } = asking.shown();
    const met = phase === "noHub" && trust.metStranger() ? "otherHub" : phase;
    return { phase: met, code, hubUrl, fingerprint: trust.fingerprint(), sentAway: before !== null };
  };
  const kiosk = createPairingKiosk({ ...asking, shown }, machineClock, options.devices.screen.inches);
  const simulators = { printer: null, thermometer: null };
  return { assembled: { kiosk, simulators, start: kiosk.start, stop: kiosk.stop }, turned };
}

function hallLife(options: LifeOptions, identity: KioskIdentity, trust: Trust): KioskLife {
  const { promise: turned, resolve } = Promise.withResolvers<Turn>();
  const { tokenFile, dataFolder, ...rest } = options;
  const assembled = assembleKiosk({
    ...rest,
    trust,
    deviceId: identity.id,
    token: identity.token,
    dataFolder: dataFolder ?? join(dirname(tokenFile), `${identity.id}.data`),
    devices: withPrinter(options.devices, identity.printer),
    onMachine: (machine) => {
      if (machine === "sentAway") {
        if (keep(options, { ...identity, refused: true })) resolve("sentAway");
      } else if (isOtherPrinter(machine, identity)) {
        if (keep(options, { ...identity, printer: machine.printer })) resolve("otherPrinter");
      }
    },
  });
  return { assembled, turned };
}

function isOtherPrinter(machine: MachineFrame, identity: KioskIdentity): boolean {
  return JSON.stringify(machine.printer) !== JSON.stringify(identity.printer);
}

/** The devices of the machine's own settings, with the printer that the hall gave it. */
function withPrinter(devices: DeviceConfig, printer: PrinterSetup | null): DeviceConfig {
  return printer === null ? devices : { ...devices, printer: deviceConfigSchema.parse({ printer }).printer };
}

/** A kiosk that cannot write who it is goes on as it was. */
function keep(
  { tokenFile, log }: { readonly tokenFile: string; readonly log: KioskLog },
  identity: KioskIdentity,
  trust: Trust | null = null,
): boolean {
  try {
    trust?.keep();
    writeIdentity(tokenFile, identity);
    return true;
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    log.error({}, `What the hall gave this kiosk cannot be kept: ${sentence}.`);
    return false;
  }
}
