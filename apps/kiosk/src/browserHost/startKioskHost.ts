import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { assembleKiosk } from "../assembleKiosk.ts";
import type { AssembledKiosk, KioskOptions } from "../assembleKiosk.ts";
import { type KioskState, machineClock } from "../core/index.ts";
import { hostChannels } from "../ipc/names.ts";
import type { KioskLog } from "../log.ts";
import { builtRenderer } from "./builtRenderer.ts";
import { ownHost } from "./ownHost.ts";
import { signalPage } from "./pageSignal.ts";
import { servePages } from "./pages.ts";
import { createSimulatorDesk } from "./simulatorDesk.ts";
import { serveSockets } from "./sockets.ts";

/** Where a kiosk is served, and from which pages. */
export interface ServeOptions {
  /** Loopback: whoever reaches this host can take numbers. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Folder of the built pages; that of the product's build where none is given. */
  readonly pages?: string;
  /** Origins of pages that are served elsewhere, as by a development server. */
  readonly furtherOrigins?: readonly string[];
  /** This file tells of a page that is gone (`pageSignal.ts`); nobody is told where none is given. */
  readonly pageSignal?: string | null;
  readonly log: KioskLog;
}

export interface KioskHostOptions extends KioskOptions, ServeOptions {}

export interface KioskHost {
  /** Address of the kiosk's page; the simulators' is `/simulators` under it. */
  readonly url: string;
  /** TCP port of the simulated printer; null where the printer is real. */
  readonly printerPort: number | null;
  /** Ends the walk in hand, then everything else. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a kiosk behind any browser of this machine.
 * @throws Error with one sentence when the port is taken or the pages are not built
 */
export async function startKioskHost(options: KioskHostOptions): Promise<KioskHost> {
  return await serveKiosk(assembleKiosk({ leave: { by: "page" }, ...options }), options);
}

/**
 * Serves a kiosk that is not started yet, and starts it.
 * @throws Error with one sentence when the port is taken or the pages are not built
 */
export async function serveKiosk(assembled: AssembledKiosk, options: ServeOptions): Promise<KioskHost> {
  const app = fastify({ bodyLimit: 1024, forceCloseConnections: true });
  const port = (): number => (app.server.address() as AddressInfo | null)?.port ?? options.port;
  const own = ownHost(options.host, port, options.furtherOrigins ?? []);
  await servePages(app, options.pages ?? builtRenderer(), own);
  // For `doctor` on this machine: who alone speaks to the printer tells how it is.
  app.get("/health", () => healthOf(assembled.kiosk.state()));
  const onFault = (error: unknown): void =>
    options.log.error({ error: String(error) }, "A call of the kiosk's page failed.");
  const sockets = serveSockets(app.server, {
    kiosk: assembled.kiosk,
    desk: createSimulatorDesk(assembled.simulators),
    own,
    onFault,
  });
  const { pageSignal: file = null } = options;
  const pages = sockets.of(hostChannels.kiosk);
  const endSignal = file === null ? null : signalPage({ file, pages, clock: machineClock, onFault });
  const stop = async (): Promise<void> => {
    endSignal?.();
    await assembled.stop();
    const closed = sockets.close();
    // A browser keeps lines open on which it has asked nothing yet: Node would wait a minute for each.
    app.server.closeAllConnections();
    await closed;
    await app.close();
  };
  try {
    await app.listen({ host: options.host, port: options.port });
    await assembled.start();
  } catch (error) {
    await stop();
    throw isTaken(error)
      ? new Error(`Port ${String(options.port)} of ${options.host} is in use by another program.`)
      : error;
  }
  const name = options.host.includes(":") ? `[${options.host}]` : options.host;
  const url = `http://${name}:${String(port())}/`;
  options.log.info({ url }, "The kiosk is up.");
  return { url, printerPort: assembled.simulators.printer?.port() ?? null, stop };
}

function healthOf({ pairing, devices }: KioskState): object {
  return { letIn: pairing === null, devices: devices.map(({ kind, code }) => ({ kind, code })) };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
