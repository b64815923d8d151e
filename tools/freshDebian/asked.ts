import { strict as assert } from "node:assert";
import { createServer } from "node:http";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import type { FreshDebian, Service } from "./machine.ts";

/** As a technician begins the installer from an unpacked release. */
export const node = `/release/node_modules/node-linux-${process.arch}/bin/node`;
export const installerFile = "/release/tools/dist/install.mjs";

/** Runs the installer of the release with a technician's words. */
export function installer(debian: FreshDebian, ...words: readonly string[]): string {
  const { status, said } = debian.run(node, installerFile, ...words);
  assert.equal(status, 0, said);
  assert.doesNotMatch(said, /did not work/);
  return said;
}

/** What a program in the machine says. */
export function asked(debian: FreshDebian, program: string, ...args: readonly string[]): string {
  const { status, said } = debian.run(program, ...args);
  assert.equal(status, 0, `${program} ${args.join(" ")}: ${said}`);
  return said.trim();
}

/** Every file, folder and link with its mode, its owner and what is in it; without what Debian itself rewrites. */
export function stateOf(debian: FreshDebian, without: string): readonly string[] {
  const idle = `-path /proc -o -path /release -o -path /run -o -path /tmp -o -path /var/log -o -path /var/cache -o -name '*-' -o -name .pwd.lock ${without}`;
  const folders = `find / \\( ${idle} \\) -prune -o -type d -printf '%p %m %u:%g\\n'`;
  const files = `find / \\( ${idle} \\) -prune -o ! -type d -printf '%p %m %u:%g %s %l\\n'`;
  const contents = `find /etc /usr/local \\( ${idle} \\) -prune -o -type f -exec sha256sum {} +`;
  return asked(debian, "sh", "-c", `(${folders}; ${files}; ${contents}) | sort`).split("\n");
}

const everyMs = 50;
const withinMs = 30_000;

/** What a service answers, asked until it does. @returns its text */
export async function answerOf(service: Service, address: string): Promise<string> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask(address).catch(() => null);
    if (answer !== null) return answer;
    assert.ok(service.running(), `It ended: ${service.said()}`);
    assert.ok(Date.now() < until, `No answer from ${address}: ${service.said()}`);
    await after(everyMs);
  }
}

/** The hall's authority is known to nobody here: whether it answers is asked, not who. */
async function ask(address: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const send = address.startsWith("https:") ? secure : plain;
    const asking = send(address, { rejectUnauthorized: false, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(String(response.statusCode))),
      );
    });
    asking.on("error", reject);
    asking.end();
  });
}

/** A port that nobody has: the machine shares them with its host. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
