import { type LifeOptions, openLife, type Turn } from "../identity/openLife.ts";
import { remembering } from "../log.ts";
import { type KioskHost, type ServeOptions, serveKiosk } from "./startKioskHost.ts";

export interface KioskProgramOptions extends LifeOptions, ServeOptions {}

/**
 * Starts the kiosk's program behind any browser: one life after the other on the same port, until it is stopped. Its page
 * stays open, and connects anew by itself.
 * @throws Error with one sentence when the first life cannot begin
 */
export async function startKioskProgram(given: KioskProgramOptions): Promise<KioskHost> {
  const options = { ...given, leave: { by: "page" }, log: remembering(given.log) } as const;
  const { promise: stopping, resolve: stop } = Promise.withResolvers<"stop">();
  let turning: Promise<unknown> = Promise.resolve();
  let host = await begin(options.port);
  const port = Number(new URL(host.url).port);

  async function begin(at: number): Promise<KioskHost> {
    const { assembled, turned } = openLife(options);
    const begun = await serveKiosk(assembled, { ...options, port: at });
    turning = next(turned);
    return begun;
  }

  async function next(turned: Promise<Turn>): Promise<void> {
    const turn = await Promise.race([turned, stopping]);
    if (turn === "stop") return;
    options.log.info({ turn }, "The kiosk begins anew.");
    await host.stop();
    try {
      host = await begin(port);
    } catch (error) {
      options.log.error({}, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    get url() {
      return host.url;
    },
    get printerPort() {
      return host.printerPort;
    },
    stop: async () => {
      stop("stop");
      await turning;
      await host.stop();
    },
  };
}
