import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { useStage } from "./stage.ts";

const stage = useStage();
const lines: Socket[] = [];

afterEach(() => {
  for (const line of lines.splice(0)) line.destroy();
});

/** What browsers do beforehand: a line on which nothing is asked. */
async function openLine(address: string): Promise<void> {
  const line = connect(Number(new URL(address).port), "127.0.0.1");
  lines.push(line);
  await new Promise<void>((resolve, reject) => {
    line.once("connect", resolve);
    line.once("error", reject);
  });
}

describe("closing the hall", () => {
  it("waits for no line on which nothing was asked", async () => {
    const hall = await stage.hall();
    await stage.enter(hall, "kiosk", { size: "kiosk" });
    await openLine(hall.url);
    await openLine(hall.kioskUrl);
    await hall.stop();
    await expect(fetch(hall.url)).rejects.toThrow("fetch failed");
    await expect(fetch(hall.kioskUrl)).rejects.toThrow("fetch failed");
  }, 30_000);
});
