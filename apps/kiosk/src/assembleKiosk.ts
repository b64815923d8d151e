import type { MachineFrame } from "@giliran/shared/contract";
import type { DeviceId } from "@giliran/shared/domain";
import { createKiosk, defaultKioskSettings, machineClock, randomIds } from "./core/index.ts";
import type { HubPort, Ids, Kiosk, KioskParts, KioskSettings, ProgramPort } from "./core/index.ts";
import { noGround } from "./core/technician/ports.ts";
import { createDevices } from "./devices/index.ts";
import type { DeviceConfig, Devices } from "./devices/index.ts";
import { journalInMemory, machineTime, openJournal, openKnowledge, openTechnician } from "./journal/index.ts";
import {
  createCatalogueLink,
  createHealthReports,
  createHubLink,
  createTicketReader,
  openTrust,
  roundTrip,
  type Trust,
  watchTrust,
} from "./link/index.ts";
import { type KioskLog, remembering } from "./log.ts";
import { version } from "./version.ts";

export interface KioskOptions {
  /** Origin of the hub, "http://192.168.1.2:8080". */
  readonly hubUrl: string;
  /** The kiosk's id and device token, as `POST /api/redeem` gave them. */
  readonly deviceId: DeviceId;
  readonly token: string;
  readonly devices: DeviceConfig;
  /** Folder of the journal and of what the kiosk knows of the hall; null: it forgets them with its program. */
  readonly dataFolder: string | null;
  readonly settings?: Partial<KioskSettings>;
  /** Where command ids and the slips' secrets come from; the system's source of chance where none is given. */
  readonly ids?: Ids;
  readonly log: KioskLog;
  /** Whom it takes for the hub; nobody can be told apart over plain http. */
  readonly trust?: Trust;
  /** Told between two visitors what an administrator has given this kiosk, and when it was sent away. */
  readonly onMachine?: (given: MachineFrame | "sentAway") => void;
  /** How its technician leaves kiosk mode; where nothing is given, not from here. */
  readonly leave?: ProgramPort["leave"];
}

/** A kiosk with its devices and its hub, without a screen. */
export interface AssembledKiosk {
  readonly kiosk: Kiosk;
  readonly simulators: Devices["simulators"];
  /** @throws Error where a simulated printer's port is taken */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The one place that knows every concrete part of a kiosk; both shells stand on it. */
export function assembleKiosk(options: KioskOptions): AssembledKiosk {
  const { hubUrl, token, ids = randomIds } = options;
  const log = remembering(options.log);
  const onFault = (error: unknown): void =>
    log.error({ error: nameOf(error) }, "A part of the kiosk failed.");
  const devices = createDevices(options.devices, onFault);
  const { trust = openTrust({ hubUrl, file: "", expected: null }) } = options;
  const hub = createHubLink({ url: hubUrl, token, trust });
  const catalogue = createCatalogueLink({
    url: hubUrl,
    token,
    fetch: trust.fetch,
    hub,
    clock: machineClock,
    onTrouble: (sentence) => log.warn({}, sentence),
  });
  const kiosk = createKiosk({
    hub,
    catalogue,
    tickets: createTicketReader({ url: hubUrl, fetch: trust.fetch }),
    deviceId: options.deviceId,
    printer: devices.printer,
    thermometer: devices.thermometer,
    speech: devices.speech,
    devices: devices.supervisor,
    ...memoryIn(options.dataFolder, log, onFault),
    technician: {
      store: options.dataFolder === null ? noGround().store : openTechnician(options.dataFolder, onFault),
      program: {
        version,
        hubUrl,
        fingerprint: trust.fingerprint,
        roundTripMs: async () => await roundTrip(hubUrl, trust.fetch),
        log: log.recent,
        leave: options.leave ?? null,
      },
    },
    machine: machineTime,
    onStrays: (sentence) => log.error({}, `The hub could not place what was given alone: ${sentence}.`),
    settings: {
      ...defaultKioskSettings,
      screenInches: options.devices.screen.inches,
      ...options.settings,
    },
    ids,
    onFault,
  });
  const reports = createHealthReports({ hub, kiosk, clock: machineClock, ids });
  const endTrust = watchTrust({ hub, trust, clock: machineClock, log });
  const endWatch = watchMachine(hub, kiosk, options.onMachine ?? (() => undefined));
  return {
    kiosk,
    simulators: devices.simulators,
    start: async () => {
      await kiosk.start();
      reports.start();
    },
    stop: async () => {
      endTrust();
      endWatch();
      reports.stop();
      await kiosk.stop();
    },
  };
}

/** Nobody's number is on its way while the kiosk is told of a change that ends its program. */
function watchMachine(hub: HubPort, kiosk: Kiosk, tell: NonNullable<KioskOptions["onMachine"]>): () => void {
  const look = (): void => {
    if (kiosk.state().touch.phase !== "idle") return;
    const { status, refusal, machine } = hub.state();
    if (status === "refused" && refusal === "unauthorised") tell("sentAway");
    else if (machine !== null) tell(machine);
  };
  const ends = [hub.subscribe(look), kiosk.subscribe(look)];
  return () => {
    for (const end of ends) end();
  };
}

/** @throws Error where the folder cannot be written */
function memoryIn(
  folder: string | null,
  log: KioskLog,
  onFault: (error: unknown) => void,
): Pick<KioskParts, "journal" | "knowledgeStore"> {
  if (folder === null)
    return { journal: journalInMemory(), knowledgeStore: { load: () => null, save: () => {} } };
  const { journal, trouble } = openJournal(folder);
  if (trouble !== null) log.error({}, trouble);
  return { journal, knowledgeStore: openKnowledge(folder, onFault) };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
