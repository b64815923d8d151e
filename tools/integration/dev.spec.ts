import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findFreePort } from "../start/addresses.ts";
import { runTool } from "./runTool.ts";

it("pnpm dev serves every page from its sources, before a hub and a kiosk of their own", async () => {
  const data = mkdtempSync(join(tmpdir(), "giliran-dev-"));
  const port = await findFreePort(5);
  const dev = runTool("dev", ["--port", String(port), "--data", data]);
  onTestFinished(async () => {
    dev.child.kill("SIGKILL");
    await dev.ended;
    rmSync(data, { recursive: true, force: true });
  });
  const [front] = await dev.says(/http:\S+(?= +every screen)/);
  const [kiosk] = await dev.says(/http:\S+(?= +kiosk)/);
  await dev.says(/Hub and kiosk are up/);

  const pages = [front, `${front}/panel`, `${front}/admin`, `${front}/t`, `${front}/display/zona-a`];
  for (const page of [...pages, kiosk, `${kiosk}/simulators`]) {
    const answer = await fetch(page);
    expect([page, answer.status]).toEqual([page, 200]);
    expect(await answer.text()).toContain("/@vite/client");
  }
  const landing = JSON.parse(await (await fetch(`${front}/api/landing`)).text());
  expect(landing.links).toContainEqual(expect.objectContaining({ kind: "kiosk", href: `${kiosk}/` }));

  dev.child.kill("SIGINT");
  expect(await dev.ended).toBe(0);
  await expect(fetch(front)).rejects.toThrow("fetch failed");
});
