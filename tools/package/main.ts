// `pnpm --filter kiosk package`: .deb and AppImage, or the installer for Windows, of the built kiosk. Words go to electron-builder.
import { dirname, join } from "node:path";
import { childEnvironment, runForeground } from "../bootstrap/programs.mjs";
import { advice, provideElectron } from "../kiosk/electronProgram.ts";

/** Fetched where somebody packages, and nowhere else; its schema stands in apps/kiosk/packaging. */
const builder = "electron-builder@26.17.0";
const root = join(import.meta.dirname, "..", "..");
const kiosk = join(root, "apps", "kiosk");

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const context = { cwd: kiosk, env: childEnvironment(root) };
  try {
    const program = await provideElectron(join(kiosk, "node_modules", "electron"), context);
    if (program === null) {
      console.error(`Nothing was packaged. ${advice}`);
      return 1;
    }
    const own = words.some((word) => /^--(win|linux|mac)/u.test(word))
      ? []
      : [`-c.electronDist=${dirname(program)}`];
    const build = [
      "--yes",
      builder,
      "--config",
      "electron-builder.yml",
      "--publish",
      "never",
      ...own,
      ...words,
    ];
    const code = await runForeground("npx", build, context);
    if (code !== 0)
      console.error(
        "Nothing was packaged: electron-builder needs Electron's program and its own tools from the internet, and says above what it missed.",
      );
    return code;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
