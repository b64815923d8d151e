import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands, findCommand } from "./commands.mjs";
import { describeThrown, explain, SetupFailure } from "./failure.mjs";
import { buildInputs, hashFiles, installInputs } from "./files.mjs";
import { exitCode } from "./programs.mjs";
import { refuseMachine } from "./runtime.mjs";
import { clearStamp, currentHash, isFresh, writeStamp } from "./stamps.mjs";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "giliran-bootstrap-"));
  write("pnpm-lock.yaml", "lock");
  write("pnpm-workspace.yaml", "packages: []");
  write("package.json", "{}");
  write("apps/hub/package.json", "{}");
  write("apps/hub/src/index.ts", "export {};");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe("install stamp", () => {
  it("holds while lockfile, workspace file and every package.json stay the same", () => {
    write("node_modules/.modules.yaml", "");
    const hash = currentHash(root, "install");
    expect(isFresh(root, "install", hash)).toBe(false);
    writeStamp(root, "install", hash);
    write("apps/hub/src/index.ts", "export const changed = true;");
    expect(isFresh(root, "install", currentHash(root, "install"))).toBe(true);
  });

  it.each(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", "apps/hub/package.json"])(
    "ends when %s changes",
    (path) => {
      const before = currentHash(root, "install");
      write(path, "changed");
      expect(currentHash(root, "install")).not.toBe(before);
    },
  );

  it("ends when a package is added", () => {
    const before = currentHash(root, "install");
    write("apps/kiosk/package.json", "{}");
    expect(installInputs(root)).toContain("apps/kiosk/package.json");
    expect(currentHash(root, "install")).not.toBe(before);
  });

  it("does not hold when the packages were deleted or the work was begun anew", () => {
    write("node_modules/.modules.yaml", "");
    const hash = currentHash(root, "install");
    writeStamp(root, "install", hash);
    rmSync(join(root, "node_modules"), { recursive: true });
    expect(isFresh(root, "install", hash)).toBe(false);
    write("node_modules/.modules.yaml", "");
    expect(isFresh(root, "install", hash)).toBe(true);
    clearStamp(root, "install");
    expect(isFresh(root, "install", hash)).toBe(false);
  });
});

describe("build stamp", () => {
  it("covers sources and leaves out what a build makes and what tests say", () => {
    write("apps/hub/dist/hub.mjs", "made");
    write("apps/hub/node_modules/x/index.js", "foreign");
    write("apps/hub/src/index.test.ts", "test");
    write("apps/hub/test/hub.test.ts", "test");
    expect(buildInputs(root)).toEqual(["pnpm-lock.yaml", "apps/hub/package.json", "apps/hub/src/index.ts"]);
  });

  it("ends when a source changes, is renamed or moves its end into its neighbour", () => {
    write("apps/hub/src/a.ts", "ab");
    write("apps/hub/src/b.ts", "c");
    const before = currentHash(root, "build");
    write("apps/hub/src/a.ts", "a");
    write("apps/hub/src/b.ts", "bc");
    expect(currentHash(root, "build")).not.toBe(before);
  });

  it("depends on the machine", () => {
    const paths = ["package.json"];
    expect(hashFiles(root, paths, ["linux"])).not.toBe(hashFiles(root, paths, ["darwin"]));
  });
});

describe("commands", () => {
  it("knows every root script that goes through the bootstrap, and no others", async () => {
    const manifest = (await import("../../package.json", { with: { type: "json" } })).default;
    const scripts = Object.entries(manifest.scripts).filter(([, line]) => line.includes("tools/bootstrap/"));
    expect(Object.fromEntries(scripts)).toEqual(
      Object.fromEntries(
        Object.keys(commands).map((name) => [name, `node tools/bootstrap/main.mjs ${name}`]),
      ),
    );
  });

  it("refuses an unknown or missing one with a sentence", () => {
    expect(findCommand("toString")).toMatchObject({ ok: false, error: expect.stringContaining("toString") });
    expect(findCommand(undefined)).toMatchObject({ ok: false });
  });

  it("ends with one sentence and exit code 1", () => {
    const main = join(import.meta.dirname, "main.mjs");
    const run = () => execFileSync(process.execPath, [main, "fly"], { encoding: "utf8", stdio: "pipe" });
    expect(run).toThrow(
      expect.objectContaining({
        status: 1,
        stdout: "",
        stderr: expect.stringMatching(/^There is no command "fly".*\n$/),
      }),
    );
  });
});

describe("machines", () => {
  it("takes any Node on Linux, where the packages bring their own", () => {
    expect(refuseMachine({ platform: "linux", arch: "x64", version: "20.11.0" })).toBeNull();
    expect(refuseMachine({ platform: "linux", arch: "arm64", version: "20.11.0" })).toBeNull();
  });

  it("asks for Node 24 where no package brings one", () => {
    expect(refuseMachine({ platform: "darwin", arch: "arm64", version: "22.3.0" })).toContain(
      "Node 24 or newer",
    );
    expect(refuseMachine({ platform: "darwin", arch: "arm64", version: "24.0.0" })).toBeNull();
    expect(refuseMachine({ platform: "linux", arch: "riscv64", version: "20.0.0" })).toContain("riscv64");
  });
});

describe("failures", () => {
  it.each([
    ["npm error code EAI_AGAIN", "registry is out of reach"],
    ["ERR_PNPM_META_FETCH_FAIL  GET https://example.invalid", "registry is out of reach"],
    ["npm error ENOSPC: no space left on device, write", "disk is full"],
    ["ENOSPC: no space left; then ECONNRESET", "disk is full"],
    ["ERR_PNPM_OUTDATED_LOCKFILE Cannot install", "pnpm-lock.yaml does not match"],
    ["EACCES: permission denied, mkdir 'node_modules'", "cannot be written"],
  ])("explains %j", (output, sentence) => {
    expect(explain(output, "installing the packages", 1)).toContain(sentence);
  });

  it("points at the lines above when the cause is unknown", () => {
    expect(explain("Segmentation fault", "building the pages", 139)).toBe(
      "It stopped while building the pages (exit code 139); the lines above say why.",
    );
  });

  it("describes what was thrown", () => {
    expect(describeThrown(new SetupFailure("Plain words."))).toBe("Plain words.");
    expect(describeThrown(new Error("EROFS: read-only file system, mkdir"))).toContain("cannot be written");
    expect(describeThrown("odd")).toBe("The set-up failed: odd");
  });

  it("turns the end of a child into an exit code", () => {
    expect([exitCode(3, null), exitCode(null, "SIGTERM"), exitCode(null, null)]).toEqual([3, 143, 1]);
  });
});
