import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readProgramOptions } from "./programOptions.ts";

const token = "0123456789abcdef0123456789abcdef";
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-kiosk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: unknown, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}

function env(changes: Record<string, string> = {}): Record<string, string> {
  return {
    GILIRAN_HUB: "http://192.168.1.2:8080/",
    GILIRAN_TOKEN_FILE: write("token.json", { id: "anjungan-1", token }),
    ...changes,
  };
}

describe("the program's options", () => {
  it("default to simulated devices on loopback", () => {
    expect(readProgramOptions(env())).toEqual({
      ok: true,
      value: {
        hubUrl: "http://192.168.1.2:8080",
        tokenFile: join(folder, "token.json"),
        fingerprint: null,
        dataFolder: null,
        devices: {
          printer: { kind: "simulated", model: "epson-tm-t20", host: "127.0.0.1", port: 0, paper: null },
          fonts: [],
          thermometer: { kind: "simulated", celsius: 36.4 },
          speech: { kind: "espeak", program: "espeak-ng" },
          screen: { inches: null },
        },
        host: "127.0.0.1",
        port: 8081,
        withoutPaper: "refuse",
        night: { from: 18 * 60, to: 6 * 60 },
        pageSignal: null,
      },
    });
  });

  it("take devices from a file, and the rest from the environment", () => {
    const devices = { printer: { kind: "tcp", model: "epson-tm-t20", host: "192.168.1.50" } };
    const options = readProgramOptions(
      env({ GILIRAN_DEVICES_FILE: write("devices.json", devices), GILIRAN_PORT: "9001" }),
    );
    expect(options).toMatchObject({ ok: true, value: { port: 9001, devices: { printer: { port: 9100 } } } });
  });

  it("say when the screen is dark", () => {
    expect(readProgramOptions(env({ GILIRAN_NIGHT: "off" }))).toMatchObject({
      ok: true,
      value: { night: null },
    });
    const night = { from: 20 * 60 + 30, to: 5 * 60 };
    expect(readProgramOptions(env({ GILIRAN_NIGHT: "20:30-05:00" }))).toMatchObject({
      ok: true,
      value: { night },
    });
    expect(readProgramOptions(env({ GILIRAN_NIGHT: "night" }))).toMatchObject({
      ok: false,
      error: expect.stringContaining("18:00-06:00"),
    });
  });

  it("refuse a token that others can read", () => {
    const open = write("open.json", { id: "anjungan-1", token }, 0o644);
    expect(readProgramOptions(env({ GILIRAN_TOKEN_FILE: open }))).toEqual({
      ok: false,
      error: `${open} can be read by others: chmod 600 ${open}`,
    });
  });

  it("never repeat a token in what they say", () => {
    const broken = write("broken.json", `{ "id": "anjungan-1", "token": ${token}`);
    const options = readProgramOptions(env({ GILIRAN_TOKEN_FILE: broken }));
    expect(options).toEqual({ ok: false, error: `${broken} is not JSON.` });
  });

  it.each([
    ["no hub", { GILIRAN_HUB: "" }, "GILIRAN_HUB"],
    ["a hub that is a file", { GILIRAN_HUB: "file:///etc/passwd" }, "GILIRAN_HUB"],
    ["a port that is a word", { GILIRAN_PORT: "eighty" }, "GILIRAN_PORT"],
  ])("refuse %s with one sentence", (_name, change, named) => {
    const options = readProgramOptions(env(change));
    expect(options).toEqual({ ok: false, error: expect.stringContaining(named) });
    expect(options.ok ? "" : options.error).not.toContain("\n");
  });

  it("take a token file that is not there yet: the kiosk asks to be let in", () => {
    const options = readProgramOptions(env({ GILIRAN_TOKEN_FILE: join(folder, "none.json") }));
    expect(options).toMatchObject({ ok: true, value: { tokenFile: join(folder, "none.json") } });
  });

  it("name the field of a device that is not understood", () => {
    const devices = { printer: { kind: "tcp", model: "epson-tm-t20" } };
    const options = readProgramOptions(env({ GILIRAN_DEVICES_FILE: write("devices.json", devices) }));
    expect(options).toEqual({ ok: false, error: expect.stringContaining("printer.host") });
  });
});
