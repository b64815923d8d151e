import { connect, createServer, type Server, type Socket } from "node:net";

/** A cable between a screen and the hub: real TCP that can be cut in the middle of whatever it carries. */
export interface Cable {
  /** Where the screen finds the hub. */
  readonly url: string;
  /** Both ends are reset, and nobody comes through until it is mended. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** @param hubPort asked anew for each connection: the hub may be another after a restart */
export async function layCable(hubPort: () => number): Promise<Cable> {
  const ends = new Set<Socket>();
  let whole = true;
  const server: Server = createServer((screen) => {
    if (!whole) {
      screen.resetAndDestroy();
      return;
    }
    const hub = connect(hubPort(), "127.0.0.1");
    for (const end of [screen, hub]) {
      ends.add(end);
      end.on("error", () => undefined);
      end.on("close", () => {
        ends.delete(end);
        screen.destroy();
        hub.destroy();
      });
    }
    screen.pipe(hub).pipe(screen);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the cable has no port");
  const reset = (): void => {
    for (const end of ends) end.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    cut: () => {
      whole = false;
      reset();
    },
    mend: () => {
      whole = true;
    },
    close: async () => {
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
