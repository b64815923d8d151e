import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { HubRecord, VisitorView } from "@giliran/shared/contract";
import { type Actor, type Catalogue, localText } from "@giliran/shared/domain";
import { audienceOf } from "./app/audience.ts";
import { languageWarnings, spokenLanguages } from "./app/catalogue/languages.ts";
import { readDay } from "./app/chronicle/readDay.ts";
import { reportDay } from "./app/chronicle/report.ts";
import { tellStory } from "./app/chronicle/story.ts";
import { leftoversOf, padsOf } from "./app/leftovers.ts";
import type { Clock, Device, Ids, NewEvent, Store, Subject } from "./app/ports.ts";
import { visitorView } from "./app/projections/index.ts";
import { recover } from "./app/recover.ts";
import { type HubConfig, type HubOptions, hubOptions, isSecure } from "./config.ts";
import { announce } from "./discovery/announce.ts";
import { createGateway, type Gateway } from "./gateway/gateway.ts";
import { coalesceMs } from "./gateway/publisher.ts";
import { createGuard } from "./gateway/guard.ts";
import { createMetrics } from "./http/metrics.ts";
import { createServer } from "./http/server.ts";
import { hashPin } from "./hashPin.ts";
import { createCore } from "./core.ts";
import { systemClock, systemIds, systemTurns } from "./ids.ts";
import { importHall } from "./importHall.ts";
import { listen } from "./listen.ts";
import { openPublicDoor, type PublicDoor } from "./openPublicDoor.ts";
import { createLog } from "./log.ts";
import { reachable } from "./reachable.ts";
import { readPacks, withShipped } from "./readPacks.ts";
import { readVoice } from "./readVoice.ts";
import { StartError } from "./startError.ts";
import { observed } from "./store/observed.ts";
import { asDataFolderError, openStore } from "./store/sqlite.ts";
import { type HallSecurity, openHallSecurity } from "./tls/hallSecurity.ts";
import { tvOf } from "./tvOf.ts";
import { version } from "./version.ts";

export interface RunningHub {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly lineage: string;
  /** Where phones reach their own listener; null: it has none. */
  readonly publicUrl: () => string | null;
  /** https and wss, with the hall's own authority; null: plain http. */
  readonly security: HallSecurity | null;
  /** True while no administrator has ever signed in. */
  readonly needsAdministrator: boolean;
  /** The machines of the hall, as its file or an administrator named them. */
  readonly devices: () => readonly Device[];
  /** A one-time secret that lets this device or member of staff in. */
  readonly invite: (subject: Subject, form: "link" | "code") => string;
  /** Answers what was asked, tells nobody anything new, closes the database. */
  readonly stop: () => Promise<void>;
}

/** What tests and simulators may put in the place of the real thing. */
export interface HubSurroundings {
  readonly log?: Logger;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Called once when the disk or the state cannot be trusted any more; the default ends the process with code 70. */
  readonly onFatal?: (error: unknown) => void;
  /** Told of each event once it is on the disk, in its order. */
  readonly committed?: (row: NewEvent) => void;
  /** Does something again and again; ends when what it gives back is called. The default is the machine's own time. */
  readonly every?: (ms: number, work: () => void) => () => void;
}

/** How often the hub looks whether its certificate has to be renewed, ms. */
const lookAtCertificatesMs = 3_600_000;
/** How often the hub looks at what only time changes, ms. */
const tickMs = 250;

/**
 * Starts one hub: the composition root, and the only file that knows every concrete part.
 * @throws {StartError | DataFolderError} with one clear sentence where it cannot be started.
 */
export async function startHub(options: HubOptions, around: HubSurroundings = {}): Promise<RunningHub> {
  const config = readOptions(options);
  const log = around.log ?? createLog("info");
  const opened = openStore(config.dataFolder);
  const store = around.committed === undefined ? opened : observed(opened, around.committed);
  try {
    return await compose(config, store, log, around);
  } catch (error) {
    store.close();
    throw asDataFolderError(error, config.dataFolder);
  }
}

function readOptions(options: HubOptions): HubConfig {
  const parsed = hubOptions.safeParse(options);
  if (!parsed.success)
    throw new StartError(`The hub's settings are wrong: ${parsed.error.issues[0]?.message}.`);
  return parsed.data;
}

async function compose(
  config: HubConfig,
  store: Store,
  log: Logger,
  { clock = systemClock, ids = systemIds, onFatal = endProcess, every = everyInterval }: HubSurroundings,
): Promise<RunningHub> {
  importHall(store, config.hallFile, config.sample, clock.now(), log);
  const catalogue = catalogueOf(store);
  const spoken = (): ReadonlySet<string> => spokenLanguages(catalogue, access.devices());
  let fatal = false;

  function failStop(error: unknown): never {
    if (!fatal) {
      fatal = true;
      log.fatal({ error }, "the hall's state cannot be trusted any more: stopping");
      onFatal(error);
    }
    throw error;
  }

  /** Outside of the hub's own transaction, too, a disk that fails ends the hub. */
  function failed(error: unknown): void {
    if (store.hall.isFatal(error)) failStop(error);
  }

  const { hub, access, devices, pairing, pins, publisher, deadlines, sources } = createCore({
    store,
    clock,
    ids,
    turns: systemTurns,
    coalesceMs,
    log,
    catalogue,
    warnings: () => [...store.catalogue.warnings(), ...packWarnings],
    ticketPage: () => `${config.publicAddress?.replace(/\/$/, "") ?? publicDoor?.url ?? url}/t`,
    emit: (key, frame) => gateway.emit(key, frame),
    failStop,
    hashPin,
    machinesChanged: () => gateway.machinesChanged(),
    fingerprint: () => security?.fingerprint() ?? null,
  });

  const hallName = localText(catalogue.name, "id");
  const security = isSecure(config) ? await openHallSecurity(config, hallName, clock.now) : null;
  const further = withShipped(readPacks(config.dataFolder, log), spoken());
  const voice = readVoice(config.dataFolder, config.pages.display, log);
  const packWarnings = [...further.warnings, ...languageWarnings(spoken(), further.packs), ...voice.warnings];
  let url = "";
  let publicDoor: PublicDoor | null = null;
  let phase: "starting" | "stopping" | null = "starting";
  const guard = createGuard([config.host, ...config.names], config.publicAddress, config.origins);
  const tv = tvOf(catalogue, sources, clock);
  const visitorOf = (secret: string): VisitorView | null => {
    const ticketId = store.hall.ticketBySecret(createHash("sha256").update(secret).digest("hex"));
    return ticketId === null ? null : visitorView(sources(), ticketId);
  };
  const server = await createServer({
    guard,
    log,
    failed,
    secure: security?.createServer ?? null,
    authorities: security?.authorities ?? null,
    version,
    notReady: () => phase,
    pages: config.pages,
    ownVoice: voice.own,
    metrics: () => metrics,
    tv,
    pairing: { pairing, beginsPerMinute: config.limits.redeemPerMinute },
    machinePin: { access, pins, perMinute: config.limits.redeemPerMinute },
    landing: {
      access,
      hallName: () => catalogue.name,
      sample: config.sample,
      neighbours: config.neighbours,
    },
    api: {
      access,
      catalogue: () => catalogue,
      packs: () => further.packs.filter(({ tag }) => spoken().has(tag)),
      redeemPerMinute: config.limits.redeemPerMinute,
      dispatch: hub.dispatch,
      today: hub.today,
      tellStory: (date, label) => tellStory(store.hall, catalogue, date, label),
      leftovers: () => leftoversOf(hub.hall(), catalogue),
      pads: async (date) => padsOf(await readDay(store.hall, date, () => undefined), catalogue, date),
      reportDay: (date) => reportDay(store.hall, catalogue, date),
      dropToken: (token) => gateway.dropToken(token),
      visitorView: visitorOf,
    },
  });
  const gateway: Gateway = createGateway({
    http: server.server,
    guard,
    access,
    devices,
    clock,
    log,
    limits: config.limits,
    audienceOf: (actor: Actor) => audienceOf(actor, access),
    dispatch: hub.dispatch,
    publisher,
    deviceChanged: () => publisher.changed(false),
    failed,
  });
  const metrics = createMetrics({ hub, gateway: gateway.stats, publisher: publisher.stats });

  const closeParts = async (): Promise<void> => {
    hub.stop();
    publisher.stop();
    await gateway.stop();
    await publicDoor?.close();
    await server.close();
  };

  hub.start();
  await deadlines.settle();
  await deadlines.afterAbsence();
  await recover(store, hub, access, log);
  const openDoors = async (): Promise<number> => {
    if (config.publicDoor !== null)
      publicDoor = await openPublicDoor(config.publicDoor, config.names, config.publicAddress, {
        log,
        failed,
        pages: config.pages,
        visitorView: visitorOf,
        tv,
      });
    return await listen(server, config.port, config.host);
  };
  const port = await openDoors().catch(async (error: unknown) => {
    await closeParts();
    throw error;
  });
  url = `${security === null ? "http" : "https"}://${reachable(config.host)}:${port}`;
  phase = null;
  const announcement = config.announced ? announce(hallName, port, recordOf(security), log) : null;
  const rest = [
    every(tickMs, deadlines.tick),
    every(1_000, () => publisher.changed(false)),
    every(lookAtCertificatesMs, () => void security?.look().catch(failed)),
  ];
  log.info({ port, serviceDate: hub.hall().serviceDate }, "the hub is ready");

  return {
    url,
    port,
    lineage: store.hall.lineage,
    publicUrl: () => publicDoor?.url ?? null,
    security,
    needsAdministrator: !store.access.hasAdministrator(),
    devices: access.devices,
    invite: access.invite,
    stop: async () => {
      if (phase === "stopping") return;
      phase = "stopping";
      for (const end of rest) end();
      await announcement?.stop();
      await closeParts();
      // Who is told to go knows when it went: what the queue waited until then was no absence.
      if (!fatal) store.heartbeat.beat(clock.now());
      store.close();
      log.info({}, "the hub has stopped");
    },
  };
}

function recordOf(security: HallSecurity | null): HubRecord {
  return security === null ? { scheme: "http" } : { scheme: "https", fingerprint: security.fingerprint() };
}

function catalogueOf(store: Store): Catalogue {
  const catalogue = store.catalogue.newest();
  if (catalogue === null) throw new StartError("The data folder holds no hall: start it with --hall FILE.");
  return catalogue;
}

function everyInterval(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}

function endProcess(): void {
  process.exit(70);
}
