// `npm run capture [-- file]`: records an unknown scanner, and drafts its row.
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { nodeHidPort } from "../thermometer/nodeHidPort.ts";
import { captureScanner, draftOf } from "./capture.ts";

process.exitCode = await main(process.argv[2] ?? "scanner.json");

async function main(file: string): Promise<number> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    const capture = await captureScanner(nodeHidPort(), { say, ask: (question) => lines.question(question) });
    if (capture === null) return 1;
    writeFileSync(file, `${JSON.stringify(capture, null, 2)}\n`, { flag: "wx" });
    say(`What was heard stands in ${file}.`);
    const draft = draftOf(capture);
    if (draft !== null) say(`For the kiosk's device file:\n${JSON.stringify(draft, null, 2)}`);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    lines.close();
  }
}
