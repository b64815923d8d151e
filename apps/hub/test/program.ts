import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Answer, type BareClient, connectBare } from "./bareClient.ts";

/** One run of the hub as the program that it is: `node apps/hub/src/main.ts …`, spoken to over its console and wire. */
export interface HubProgram {
  readonly url: string;
  /** The code that a new hall prints for its administrator. */
  readonly administratorCode: () => Promise<string>;
  /** What it has written so far, one line each. */
  readonly output: () => readonly string[];
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Fulfilled when it has ended: the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export interface ProgramSetup {
  readonly dataFolder: string;
  readonly hallFile: string;
  /** No file may grow beyond this many blocks of 512 bytes: what comes after it is an I/O error. */
  readonly largestFile?: number;
}

const mainFile = join(import.meta.dirname, "..", "src", "main.ts");

function spawnHub({ dataFolder, hallFile, largestFile }: ProgramSetup): ChildProcess {
  const words = [mainFile, "--data", dataFolder, "--hall", hallFile, "--port", "0", "--pages", dataFolder];
  const stdio = ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"];
  if (largestFile === undefined) return spawn(process.execPath, words, { stdio });
  const limited = `ulimit -f ${largestFile}; exec "$@"`;
  return spawn("/bin/sh", ["-c", limited, "sh", process.execPath, ...words], { stdio });
}

/** Starts the program, and waits until it says that it is ready; ended by force with the test, if it still runs. */
export async function startProgram(setup: ProgramSetup): Promise<HubProgram> {
  const child = spawnHub(setup);
  let text = "";
  const written = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      written.forEach((look) => look());
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? "SIGKILL"));
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const said = async (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(text)?.[1];
        if (found === undefined) return;
        written.delete(look);
        resolve(found);
      };
      written.add(look);
      look();
      void ended.then((how) => reject(new Error(`the hub ended with ${how}: ${text}`)));
    });
  const port = await said(/"port":(\d+),.*the hub is ready/);
  return {
    url: `http://127.0.0.1:${port}`,
    administratorCode: () => said(/with the code (\w+)/),
    output: () => text.split("\n").filter((line) => line !== ""),
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

async function post<Value>(url: string, body: object, token = ""): Promise<Value> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer<Value>;
  if (!answer.ok) throw new Error(`${url} was refused: ${answer.error}`);
  return answer.value;
}

/** Lets all of these in, as an administrator does in a new hall: by the code on the console, then by invitations. */
export async function letIn(
  { url, administratorCode }: HubProgram,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  const administrator = await post<{ token: string }>(`${url}/api/redeem`, {
    code: await administratorCode(),
  });
  tokens.set("administrator", administrator.token);
  for (const id of ids) {
    const kind = /^(kiosk|screen)/.test(id) ? "device" : "staff";
    const { code } = await post<{ code: string }>(
      `${url}/api/invitations`,
      { kind, id },
      administrator.token,
    );
    const { token } = await post<{ token: string }>(`${url}/api/redeem`, { code });
    tokens.set(id, token);
  }
  return tokens;
}

/** Connects one of those who were let in. */
export async function connectTo(
  { url }: HubProgram,
  tokens: ReadonlyMap<string, string>,
  id: string,
): Promise<BareClient> {
  return connectBare(url, { token: tokens.get(id) ?? "" });
}
