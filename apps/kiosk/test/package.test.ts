import { existsSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { temperModels } from "../src/devices/thermometer/models.ts";

// electron-builder is not installed, and Electron's program could not be fetched: its configuration is held against the
// schema that it holds it against itself, and every file that it names against the build.
const kiosk = join(import.meta.dirname, "..");
const packaging = join(kiosk, "packaging");
const text = (name: string): string => readFileSync(join(packaging, name), "utf8");
const configured: unknown = parse(readFileSync(join(kiosk, "electron-builder.yml"), "utf8"));
const config = z
  .object({
    extraMetadata: z.object({ main: z.string(), homepage: z.url() }),
    files: z.array(z.string()),
    asarUnpack: z.array(z.string()),
    linux: z.object({ target: z.array(z.string()), executableName: z.string(), maintainer: z.string() }),
    deb: z.object({ fpm: z.array(z.string()) }),
    win: z.object({ target: z.array(z.string()) }),
  })
  .parse(configured);
const packaged = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(kiosk, "package.json"), "utf8")));

function validator(): ReturnType<Ajv["compile"]> {
  const schema: unknown = JSON.parse(
    gunzipSync(readFileSync(join(packaging, "electron-builder.schema.json.gz"))).toString("utf8"),
  );
  // As electron-builder does: its schema has words of its own for descriptions.
  return new Ajv({ strict: false, allErrors: true }).compile(z.record(z.string(), z.unknown()).parse(schema));
}

describe("the kiosk's packages", () => {
  it("are configured as electron-builder's own schema wants it, down to the last word", () => {
    const valid = validator();
    expect({ valid: valid(configured), errors: valid.errors }).toEqual({ valid: true, errors: null });
    expect(valid({ ...z.object({}).loose().parse(configured), fusses: {} })).toBe(false);
    expect(valid({ linux: { target: ["deb"], executable: "x" } })).toBe(false);
  });

  it("are a .deb, an AppImage and an installer for Windows", () => {
    expect(config.linux.target).toEqual(["deb", "AppImage"]);
    expect(config.win.target).toEqual(["nsis"]);
  });

  it("hold what the build has made: every file that is named is there", () => {
    const named = config.files.filter((name) => !name.startsWith("!"));
    for (const name of [config.extraMetadata.main, ...named.map((one) => one.replace("/**", ""))])
      expect([name, existsSync(join(kiosk, name))]).toEqual([name, true]);
    expect(existsSync(join(kiosk, "dist/renderer/index.html"))).toBe(true);
  });

  it("unpack every native module, each of which is there with its binaries", () => {
    const require = createRequire(join(kiosk, "package.json"));
    const serial = createRequire(require.resolve("serialport"));
    const folders = {
      "node-hid": dirname(require.resolve("node-hid/package.json")),
      "@serialport/bindings-cpp": dirname(serial.resolve("@serialport/bindings-cpp/package.json")),
    };
    expect(config.asarUnpack).toEqual(Object.keys(folders).map((name) => `node_modules/${name}/**`));
    for (const folder of Object.values(folders))
      expect([folder, existsSync(join(folder, "prebuilds"))]).toEqual([folder, true]);
    // What the bundle leaves to Node at run time is a dependency, or it is not packaged.
    const bundle = readFileSync(join(kiosk, config.extraMetadata.main), "utf8");
    const imports = bundle.matchAll(/^import[^"\n]*"([^"\n]+)"|[^.\w]import\("([\w@/.-]+)"\)/gm);
    const foreign = Array.from(imports, ([, first, second]) => first ?? second ?? "").filter(
      (name) => !isBuiltin(name) && name !== "electron",
    );
    const named = foreign.map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
    expect(named).toContain("node-hid");
    expect(Object.keys(packaged.dependencies)).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it("bring into the .deb what begins the kiosk and gives it its devices", () => {
    const targets = config.deb.fpm.map((row) => {
      const [from = "", to = ""] = row.split("=");
      expect([from, existsSync(join(kiosk, from))]).toEqual([from, true]);
      return to;
    });
    expect(targets).toEqual([
      "/usr/lib/systemd/user/giliran-kiosk.service",
      "/etc/xdg/autostart/giliran-kiosk-session.desktop",
      "/usr/lib/udev/rules.d/70-giliran-kiosk-session.rules",
    ]);
    const unit = text("giliran-kiosk.service");
    expect(unit).toContain(`ExecStart="/opt/Giliran Kiosk/${config.linux.executableName}"`);
    expect(unit).toMatch(/^Restart=on-failure$/m);
    expect(unit).toMatch(/^Environment=GILIRAN_KEPT=1$/m);
    expect(text("giliran-kiosk-session.desktop")).toContain("restart giliran-kiosk.service");
    const rules = text("70-giliran-kiosk-session.rules");
    const hex = (id: number): string => id.toString(16).padStart(4, "0");
    for (const { vendorId, productId } of Object.values(temperModels))
      expect(rules).toContain(`ATTRS{idVendor}=="${hex(vendorId)}", ATTRS{idProduct}=="${hex(productId)}"`);
  });
});
