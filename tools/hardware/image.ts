import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Parts } from "./provide.ts";

/** What the guest runs besides its own kernel. */
export interface GuestProgram {
  /** Bundled, for Node. */
  readonly file: string;
  /** Node's own program on this machine. */
  readonly node: string;
  /** Packages that stay outside of the bundle, by name, and where they are. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Loaded before the program, with all that they need. */
const wanted = ["uhid", "hid-generic", "vhci-hcd", "usbhid", "usblp"];
/** Only for the case that needs them: they take the hidraw node of a sensor away. */
const onDemand = ["hid-sensor-hub", "hid-sensor-temperature"];

/**
 * Makes the initrd of an emulated machine: busybox, modules with their closure, Node, and one program.
 * @returns where kernel and initrd are
 * @throws Error with one sentence
 */
export function makeImage(
  folder: string,
  parts: Parts,
  program: GuestProgram,
): { readonly kernel: string; readonly initrd: string } {
  const root = join(folder, "guest");
  rmSync(root, { recursive: true, force: true });
  for (const place of ["bin", "proc", "sys", "dev", "tmp", "app/node_modules", "modules", "lib", "lib64"])
    mkdirSync(join(root, place), { recursive: true });
  copyFileSync(parts.busybox, join(root, "bin/busybox"));
  layModules(root, parts);
  layProgram(root, program);
  writeFileSync(join(root, "init"), initOf(orderOf(root, wanted), orderOf(root, onDemand)));
  chmodSync(join(root, "init"), 0o755);
  const initrd = join(folder, "guest.cpio");
  const packed = spawnSync("sh", ["-c", 'find . | cpio -o -H newc --quiet > "$0"', initrd], { cwd: root });
  if (packed.status !== 0) throw new Error(`The guest's files could not be packed: ${String(packed.stderr)}`);
  return { kernel: vmlinuxOf(folder, parts), initrd };
}

function initOf(first: readonly string[], later: readonly string[]): string {
  return `#!/bin/busybox sh
export PATH=/bin HOME=/tmp
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mount -t tmpfs tmpfs /tmp
ip link set lo up
for module in ${first.join(" ")}; do insmod /modules/$module.ko || echo "no $module"; done
echo "${later.join(" ")}" > /tmp/later-modules
cd /app
/bin/node /app/guest.mjs
code=$?
printf "\\\\$(printf '%03o' "$code")" | dd of=/dev/port bs=1 seek=244 count=1 2>/dev/null
poweroff -f
`;
}

/** Every module that is wanted, unpacked, under its own name. */
function layModules(root: string, { modules }: Parts): void {
  const files = new Map<string, string>();
  for (const path of readdirSync(join(modules, "kernel"), { recursive: true, encoding: "utf8" }))
    if (/\.ko(\.xz|\.zst)?$/.test(path)) files.set(nameOf(path), join(modules, "kernel", path));
  const laid = new Set<string>();
  const lay = (name: string): void => {
    const file = files.get(plain(name));
    // What is built into the kernel has no file.
    if (file === undefined || laid.has(plain(name))) return;
    laid.add(plain(name));
    const bytes = unpacked(file);
    writeFileSync(join(root, "modules", `${plain(name)}.ko`), bytes);
    dependenciesOf(bytes).forEach(lay);
  };
  [...wanted, ...onDemand].forEach(lay);
}

/** The modules and what they need, in the order in which they have to be loaded; what has no file is built in. */
export function orderOf(root: string, names: readonly string[]): readonly string[] {
  const order: string[] = [];
  const visit = (name: string): void => {
    const file = join(root, "modules", `${plain(name)}.ko`);
    if (order.includes(plain(name)) || !existsSync(file)) return;
    dependenciesOf(readFileSync(file)).forEach(visit);
    order.push(plain(name));
  };
  names.forEach(visit);
  return order;
}

function nameOf(path: string): string {
  return plain(basename(path).replace(/\.ko(\.xz|\.zst)?$/, ""));
}

/** The kernel takes both for one. */
function plain(name: string): string {
  return name.replaceAll("-", "_");
}

function unpacked(file: string): Buffer {
  if (file.endsWith(".ko")) return readFileSync(file);
  const program = file.endsWith(".xz") ? "xz" : "zstd";
  const done = spawnSync(program, ["-dc", file], { maxBuffer: 64 * 1024 * 1024 });
  if (done.status !== 0) throw new Error(`${file} could not be unpacked with ${program}.`);
  return done.stdout;
}

/** As the module's own section `.modinfo` has it. */
function dependenciesOf(module: Buffer): readonly string[] {
  const at = module.indexOf("depends=");
  if (at < 0) return [];
  const text = module.subarray(at + "depends=".length, module.indexOf(0, at)).toString("latin1");
  return text.split(",").filter((name) => name !== "");
}

function layProgram(root: string, { file, node, packages }: GuestProgram): void {
  copyFileSync(file, join(root, "app/guest.mjs"));
  for (const [name, place] of Object.entries(packages))
    cpSync(place, join(root, "app/node_modules", name), { recursive: true, dereference: true });
  copyFileSync(node, join(root, "bin/node"));
  chmodSync(join(root, "bin/node"), 0o755);
  spawnSync("strip", [join(root, "bin/node")]);
  for (const library of librariesOf(root, node)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
}

/** The shared libraries of Node and of the native modules, by their paths. */
function librariesOf(root: string, node: string): ReadonlySet<string> {
  const modules = readdirSync(join(root, "app/node_modules"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".node"))
    .map((path) => join(root, "app/node_modules", path));
  const found = new Set<string>();
  for (const program of [node, ...modules]) {
    const said = spawnSync("ldd", [program], { encoding: "utf8" }).stdout;
    for (const [, path] of said.matchAll(/(?:=> )?(\/\S+) \(0x/g)) if (path !== undefined) found.add(path);
  }
  return found;
}

const xzMagic = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);

/** The kernel's own image, unpacked beforehand: an emulated processor takes longer for it. Where that fails, the packed one. */
function vmlinuxOf(folder: string, { vmlinuz, release }: Parts): string {
  const file = join(folder, `vmlinux-${release}`);
  if (existsSync(file)) return file;
  const packed = readFileSync(vmlinuz);
  const at = packed.indexOf(xzMagic);
  if (at < 0) return vmlinuz;
  // What follows the payload is none: xz says so, and gives what it had.
  const done = spawnSync("xz", ["-dc", "--single-stream"], {
    input: packed.subarray(at),
    maxBuffer: 256 * 1024 * 1024,
  });
  const isElf = done.stdout.subarray(0, 4).equals(Buffer.from("\x7fELF", "latin1"));
  if (!isElf) return vmlinuz;
  writeFileSync(file, done.stdout);
  return file;
}
