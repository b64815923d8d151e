import { WebSocket } from "ws";

/** One answer to a command, as it came; `at` by `performance.now()`. */
export interface Answered {
  readonly ok: boolean;
  readonly value: unknown;
  readonly error: unknown;
  readonly at: number;
}

/** A connection that costs its own process next to nothing, so that the hub is what is measured. */
export interface Wire {
  /** Sends one frame with an acknowledgement and waits for it. */
  readonly ask: (frame: object) => Promise<Answered>;
  /** Ends at once, without a farewell. */
  readonly cut: () => void;
}

export interface WireOptions {
  /** http://127.0.0.1:8080 */
  readonly url: string;
  readonly auth: object;
  /** Each frame `42["view",...]` as it came, and when. Called before anything is parsed. */
  readonly onView: (bytes: Buffer, at: number) => void;
  readonly onEnd: () => void;
}

const view = Buffer.from('42["view",');
const acknowledgement = Buffer.from("43");
const opening = "0".charCodeAt(0);
const ping = "2".charCodeAt(0);

/**
 * Socket.IO over one WebSocket, by hand (Engine.IO 4, Socket.IO 5): the one event down, the one event up.
 * @returns once the hub has let it in
 * @throws Error when it is refused, or nobody is there
 */
export async function connectWire({ url, auth, onView, onEnd }: WireOptions): Promise<Wire> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  const asked = new Map<number, PromiseWithResolvers<Answered>>();
  let count = 0;

  function onAcknowledgement(text: string): void {
    const at = performance.now();
    const bracket = text.indexOf("[");
    const id = Number(text.slice(2, bracket));
    const [result] = JSON.parse(text.slice(bracket)) as [{ ok: boolean; value?: unknown; error?: unknown }];
    asked.get(id)?.resolve({ ok: result.ok, value: result.value, error: result.error, at });
    asked.delete(id);
  }

  await new Promise<void>((resolve, reject) => {
    socket.on("message", (data: Buffer) => {
      if (startsWith(data, view)) onView(data, performance.now());
      else if (startsWith(data, acknowledgement)) onAcknowledgement(data.toString());
      else if (data[0] === ping) socket.send("3");
      else if (data[0] === opening) socket.send(`40${JSON.stringify(auth)}`);
      else if (startsWith(data, Buffer.from("40"))) resolve();
      else if (startsWith(data, Buffer.from("44"))) reject(new Error(`refused: ${data.toString()}`));
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const ended = new Error("a connection ended");
      reject(ended);
      for (const { reject: fail } of asked.values()) fail(ended);
      onEnd();
    });
  });

  return {
    ask: async (frame) => {
      const answer = Promise.withResolvers<Answered>();
      count += 1;
      asked.set(count, answer);
      socket.send(`42${count}${JSON.stringify(["command", frame])}`);
      return await answer.promise;
    },
    cut: () => socket.terminate(),
  };
}

function startsWith(data: Buffer, start: Buffer): boolean {
  return data.length >= start.length && data.compare(start, 0, start.length, 0, start.length) === 0;
}
