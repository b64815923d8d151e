import { join } from "node:path";
import { createLog, type RunningHub, startHub } from "@giliran/hub";
import { deviceConfigSchema, type KioskHost, startKioskProgram } from "@giliran/kiosk";
import { staffId } from "@giliran/shared/contract";
import { findFreePort, ownAddress, publicAddress } from "./addresses.ts";
import { pairKiosk } from "./kioskToken.ts";
import type { LogFile } from "./logFile.ts";
import { isLoopback, type StartOptions } from "./options.ts";

/** A hub and a kiosk at work. */
export interface RunningHall {
  /** The landing page. */
  readonly url: string;
  /** Null where the hall file names no kiosk. */
  readonly kiosk: { readonly port: number; readonly printerPort: number | null } | null;
  /** For a hall of one's own that nobody can sign in to yet; once, for 10 minutes. */
  readonly administratorCode: string | null;
  /** Ends both, the kiosk first: it says goodbye to the hub. */
  readonly stop: () => Promise<void>;
}

/** What surrounds a hall on this machine. */
export interface Surroundings {
  /** The repository. */
  readonly root: string;
  readonly logFile: LogFile;
  /** Null: the built pages. */
  readonly hotPages: HotPages | null;
}

/** Origins of the development servers that bring the pages instead, with hot reload. */
export interface HotPages {
  readonly hub: string;
  readonly kiosk: string;
}

/**
 * Starts hub and kiosk, with simulated printer and scanner.
 * @throws Error with one sentence for the person at the console
 */
export async function startHall(options: StartOptions, surroundings: Surroundings): Promise<RunningHall> {
  const { root, logFile, hotPages } = surroundings;
  const log = createLog("info", logFile);
  const kioskPort = options.port === 0 ? await findFreePort() : options.port + 1;
  const outside = publicAddress(options.host);
  const hub = await startHub(
    {
      port: options.port,
      host: options.host,
      // Off loopback only with the word of the command line, which options.ts has asked for.
      insecure: !isLoopback(options.host),
      dataFolder: options.data,
      hallFile: options.hall ?? join(root, "apps/hub/sample/magetan.yaml"),
      sample: options.hall === null,
      pages: { web: join(root, "apps/hub/dist/web"), display: join(root, "apps/display/dist") },
      neighbours: neighbours(hotPages?.kiosk ?? `http://127.0.0.1:${kioskPort}`),
      origins: hotPages === null ? [] : [hotPages.hub],
      publicAddress: outside === null || options.port === 0 ? null : `http://${outside}:${options.port}`,
    },
    { log },
  );
  logFile.open(join(options.data, "hall.log"));
  try {
    const kiosk = await startKiosk(hub, options, kioskPort, surroundings, log);
    return {
      url: `http://${outside ?? ownAddress(options.host)}:${hub.port}`,
      kiosk: kiosk === null ? null : { port: kioskPort, printerPort: kiosk.printerPort },
      administratorCode: options.hall === null ? null : administratorCode(hub),
      stop: async () => {
        await kiosk?.stop();
        await hub.stop();
      },
    };
  } catch (error) {
    await hub.stop();
    throw error;
  }
}

async function startKiosk(
  hub: RunningHub,
  options: StartOptions,
  port: number,
  { root, hotPages }: Surroundings,
  log: ReturnType<typeof createLog>,
): Promise<KioskHost | null> {
  const machine = hub.devices().find(({ role }) => role === "kiosk");
  if (machine === undefined) return null;
  const hubUrl = `http://${ownAddress(options.host)}:${hub.port}`;
  const tokenFile = join(options.data, `${machine.id}.token.json`);
  const invite = (): string => hub.invite({ kind: "device", id: machine.id }, "link");
  await pairKiosk({ hubUrl, id: machine.id, invite, file: tokenFile });
  return await startKioskProgram({
    hubUrl,
    tokenFile,
    fingerprint: null,
    devices: deviceConfigSchema.parse({}),
    dataFolder: join(options.data, `${machine.id}.data`),
    host: "127.0.0.1",
    port,
    log: log.child({ part: "kiosk" }),
    ...(hotPages !== null && {
      pages: join(root, "apps/kiosk/src/renderer"),
      furtherOrigins: [hotPages.kiosk],
    }),
  });
}

function neighbours(origin: string): { kind: "kiosk" | "simulators"; name: string; href: string }[] {
  return [
    { kind: "kiosk", name: "Anjungan", href: `${origin}/` },
    { kind: "simulators", name: "Simulator", href: `${origin}/simulators` },
  ];
}

/** A hall of one's own has nobody who could sign in: whoever stands at its console becomes the administrator. */
function administratorCode(hub: RunningHub): string | null {
  if (!hub.needsAdministrator) return null;
  return hub.invite({ kind: "staff", id: staffId.parse("administrator") }, "code");
}
