// `pnpm kiosk`: the kiosk's Electron shell on the built main. Words after `--` go to it.
import { join } from "node:path";
import { childEnvironment, runForeground } from "../bootstrap/programs.mjs";
import { advice, provideElectron } from "./electronProgram.ts";
import { kioskEnvironment } from "./kioskEnvironment.ts";

const root = join(import.meta.dirname, "..", "..");
const electron = join(root, "apps", "kiosk", "node_modules", "electron");
const context = { cwd: root, env: childEnvironment(root) };

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const settings = kioskEnvironment(root, context.env);
  if (!settings.ok) {
    console.error(settings.error);
    return 1;
  }
  try {
    const program = await provideElectron(electron, context);
    const own = { cwd: root, env: settings.value };
    if (program !== null) return await runForeground(program, [mainFile(), ...args], own);
    console.error(advice);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  return 1;
}

function mainFile(): string {
  return join(root, "apps", "kiosk", "dist", "main", "main.mjs");
}
