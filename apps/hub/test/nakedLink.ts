/** A WebSocket that speaks Socket.IO's text messages by hand, for frames that no library would send. */
export interface NakedLink {
  /** Sends one text message, or binary ones. */
  readonly say: (message: string | Uint8Array) => void;
  /** Emits `command` with this JSON text as its argument; gives what was acknowledged. */
  readonly command: (json: string) => Promise<unknown>;
  /** What comes after `start` in the first message that begins with it; refused when the link has closed. */
  readonly hear: (start: string) => Promise<string>;
  /** Fulfilled with the WebSocket's close code. */
  readonly closed: Promise<number>;
  readonly close: () => void;
}

/** Connects, with the first view there. */
export async function connectNaked(url: string, auth: object): Promise<NakedLink> {
  const link = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  let acknowledgements = 0;
  let over = false;
  const closed = new Promise<number>((resolve) => {
    link.addEventListener("close", ({ code }) => {
      over = true;
      resolve(code);
    });
  });
  link.addEventListener("message", ({ data }) => {
    if (data === "2") link.send("3");
    else heard.push(String(data));
  });

  async function hear(start: string): Promise<string> {
    for (;;) {
      const found = heard.find((message) => message.startsWith(start));
      if (found !== undefined) return found.slice(start.length);
      if (over) throw new Error(`the link closed before ${start}`);
      await Promise.race([
        closed,
        new Promise((resolve) => link.addEventListener("message", resolve, { once: true })),
      ]);
    }
  }

  await hear("0");
  link.send(`40${JSON.stringify(auth)}`);
  await hear("42");
  return {
    say: (message) => link.send(message),
    command: async (json) => {
      acknowledgements += 1;
      const number = String(acknowledgements).padStart(9, "7");
      link.send(`42${number}["command",${json}]`);
      const [answer] = JSON.parse(await hear(`43${number}`)) as unknown[];
      return answer;
    },
    hear,
    closed,
    close: () => link.close(),
  };
}
