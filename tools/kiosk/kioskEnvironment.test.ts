import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kioskEnvironment } from "./kioskEnvironment.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "giliran-kiosk-"));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("settings of the kiosk in Electron", () => {
  it("are the sample hall's where none are given", () => {
    mkdirSync(join(root, "data"));
    const token = join(root, "data", "anjungan-1.token.json");
    writeFileSync(token, "{}");
    expect(kioskEnvironment(root, { LANG: "id" })).toEqual({
      ok: true,
      value: { LANG: "id", GILIRAN_HUB: "http://127.0.0.1:8080", GILIRAN_TOKEN_FILE: token },
    });
  });

  it("are left as they are where they are given", () => {
    const env = { GILIRAN_HUB: "http://192.168.1.2:8080", GILIRAN_TOKEN_FILE: "/etc/giliran/token.json" };
    expect(kioskEnvironment(root, env)).toEqual({ ok: true, value: env });
  });

  it("need no token where a hub is named: the kiosk asks to be let in", () => {
    const env = { GILIRAN_HUB: "http://192.168.1.2:8080" };
    const token = join(root, "kiosk.token.json");
    expect(kioskEnvironment(root, env)).toEqual({ ok: true, value: { ...env, GILIRAN_TOKEN_FILE: token } });
  });

  it("are asked for where there is no hall", () => {
    expect(kioskEnvironment(root, {})).toMatchObject({
      ok: false,
      error: expect.stringContaining("npm start"),
    });
  });
});
