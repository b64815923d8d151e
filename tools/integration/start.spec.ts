import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runTool, type RunningTool } from "./runTool.ts";

let folder = "";
const halls: RunningTool[] = [];
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-start-"));
});

afterEach(async () => {
  for (const hall of halls.splice(0)) {
    hall.child.kill("SIGKILL");
    await hall.ended;
  }
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(...words: string[]): RunningTool {
  const hall = runTool("start", words, folder);
  halls.push(hall);
  return hall;
}

/** Takes a port with a free one before it, so that each of the two can be asked for. */
async function occupy(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function refusal(...words: string[]): Promise<string> {
  const hall = start(...words);
  expect(await hall.ended).toBe(1);
  const said = hall.said();
  expect(said.trim().split("\n")).toHaveLength(1);
  return said;
}

describe("npm start", () => {
  it("opens the sample hall, says one address, and closes in order", async () => {
    const hall = start("--port", "0", "--data", "hall");
    const url = (await hall.says(/http:\/\/127\.0\.0\.1:\d+/))[0];
    await hall.says(/Ctrl\+C closes it/);
    expect(hall.said().match(/https?:\/\//g)).toHaveLength(1);

    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<!doctype html>");
    const landing = JSON.parse(await (await fetch(`${url}/api/landing`)).text());
    expect(landing.sample).toBe(true);
    const kinds = landing.links.map((link: { kind: string }) => link.kind);
    expect(kinds).toEqual(expect.arrayContaining(["kiosk", "simulators", "display", "panel", "admin"]));

    for (const kind of ["kiosk", "simulators"]) {
      const link = landing.links.find((one: { kind: string }) => one.kind === kind);
      expect((await fetch(link.href)).status).toBe(200);
    }
    expect(hall.said()).toMatch(/printer {2}simulated, ESC\/POS on port \d+/);

    hall.child.kill("SIGINT");
    hall.child.kill("SIGINT");
    expect(await hall.ended).toBe(0);
    expect(hall.said()).toContain("The hall is closed.");
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("opens again with the same data, and the kiosk is paired once", async () => {
    const token = join(folder, "hall", "anjungan-1.token.json");
    const tokens: string[] = [];
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const hall = start("--port", "0", "--data", "hall");
      await hall.says(/Ctrl\+C closes it/);
      tokens.push(readFileSync(token, "utf8"));
      hall.child.kill(signal);
      expect(await hall.ended).toBe(0);
    }
    expect(tokens[1]).toBe(tokens[0]);
    expect(statSync(token).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "hall", "hall.log"), "utf8")).not.toContain(
      JSON.parse(tokens[0] ?? "").token,
    );
  });

  it("pairs the kiosk anew when its token is lost or damaged", async () => {
    const token = join(folder, "hall", "anjungan-1.token.json");
    const first = start("--port", "0", "--data", "hall");
    await first.says(/Ctrl\+C closes it/);
    first.child.kill("SIGTERM");
    await first.ended;
    writeFileSync(token, '{"id":"anjungan-1","token":"no such token at all","role":"kiosk","name":"x"}');
    const second = start("--port", "0", "--data", "hall");
    await second.says(/Ctrl\+C closes it/);
    expect(readFileSync(token, "utf8")).not.toContain("no such token");
  });

  it("gives a hall of one's own an administrator's code, and no links that sign in", async () => {
    const sample = join(import.meta.dirname, "../../apps/hub/sample/magetan.yaml");
    const own = readFileSync(sample, "utf8").replace("Magetan Public Service Mall", "Hall of Ngawi");
    writeFileSync(join(folder, "ngawi.yaml"), own);
    const hall = start("--port", "0", "--data", "hall", "--hall", "ngawi.yaml");
    await hall.says(/administrator, with the code \S{8,} /);
    const url = (await hall.says(/http:\/\/127\.0\.0\.1:\d+/))[0];
    const landing = JSON.parse(await (await fetch(`${url}/api/landing`)).text());
    expect(landing).toMatchObject({ sample: false, hallName: { en: "Hall of Ngawi" } });
  });

  it("shows help", async () => {
    const hall = start("--help");
    expect(await hall.ended).toBe(0);
    expect(hall.said()).toContain("npm start -- --port 9000");
  });
});

describe("npm start refuses with one sentence and exit code 1", () => {
  it("an option that it does not know", async () => {
    expect(await refusal("--haul", "x.yaml")).toContain("There is no option --haul");
  });

  it("the hub's port when it is taken", async () => {
    const port = await occupy();
    expect(await refusal("--port", String(port), "--data", "hall")).toContain(`Port ${port} `);
  });

  it("the kiosk's port when it is taken", async () => {
    const port = await occupy();
    expect(await refusal("--port", String(port - 1), "--data", "hall")).toContain(`Port ${port} `);
  });

  it("a data folder that cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    expect(await refusal("--port", "0", "--data", "file/hall")).toContain("cannot be made or written");
  });

  it("a data folder with other things in it", async () => {
    mkdirSync(join(folder, "photos"));
    writeFileSync(join(folder, "photos", "cat.jpg"), "");
    expect(await refusal("--port", "0", "--data", "photos")).toContain("is not Giliran's");
  });

  it("a data folder in use by another hall", async () => {
    const hall = start("--port", "0", "--data", "hall");
    await hall.says(/Ctrl\+C closes it/);
    expect(await refusal("--port", "0", "--data", "hall")).toContain("Another hub is already working");
  });

  it("a data folder of another hall", async () => {
    const hall = start("--port", "0", "--data", "hall");
    await hall.says(/Ctrl\+C closes it/);
    hall.child.kill("SIGTERM");
    await hall.ended;
    writeFileSync(
      join(folder, "other.yaml"),
      "formatVersion: 1\nhall: { name: { id: Lain }, zone: Asia/Jakarta }\n",
    );
    expect(await refusal("--port", "0", "--data", "hall", "--hall", "other.yaml")).toContain(
      "holds another hall",
    );
  });

  it.each([
    ["is no YAML", "hall: [1, 2", "cannot be parsed"],
    ["has no name and zone", "formatVersion: 1\nhall: {}\n", "cannot be used"],
  ])("a hall file that %s", async (_, text, sentence) => {
    writeFileSync(join(folder, "bad.yaml"), text);
    expect(await refusal("--port", "0", "--data", "hall", "--hall", "bad.yaml")).toContain(sentence);
  });

  it("a hall file that is not there", async () => {
    expect(await refusal("--port", "0", "--data", "hall", "--hall", "gone.yaml")).toContain("cannot be read");
  });

  it("an address off this machine", async () => {
    expect(await refusal("--port", "0", "--data", "hall", "--host", "0.0.0.0")).toContain("--insecure");
  });
});
