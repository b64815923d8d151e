import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createLog } from "../src/index.ts";
import { arrive, asks } from "./asks.ts";
import { refusedConnection } from "./bareClient.ts";
import { startTestHall } from "./hall.ts";

test("the log of a day names nobody and lets nobody in", async () => {
  const lines: string[] = [];
  const log = createLog("trace", { write: (line) => void lines.push(line) });
  const hall = await startTestHall({ around: { log } });
  const secret = randomBytes(16).toString("hex");
  const secretHash = createHash("sha256").update(secret).digest("hex");
  const code = hall.hub().invite({ kind: "staff", id: "officer-2" } as never, "code");
  await hall.post("/api/redeem", { code });
  const token = await hall.tokenOf("officer-1");
  const [officer, kiosk] = [await hall.connect("officer-1", { token }), await hall.connect("kiosk-1")];
  await kiosk.must(asks.issue("ktp", 1, secretHash));
  await arrive(kiosk);
  await officer.must(asks.open("loket-1"));
  await officer.must(asks.next("loket-1"));
  await kiosk.send({ type: "nonsense", token });
  await fetch(`${hall.url()}/api/ticket`, { headers: { authorization: `Bearer ${secret}` } });
  await refusedConnection(hall.url(), { token: `${token}x` });
  await hall.post("/api/sign-out", {}, { authorization: `Bearer ${token}` });
  await hall.restart();
  const written = lines.join("");
  expect(written).toContain("the hub is ready");
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ program: "hub" });
  for (const word of [secret, secretHash, code, token, "Petugas"]) expect(written).not.toContain(word);
});

test("the log cuts out what lets somebody in, where a programmer forgets to", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  log.info(
    { token: "t0", code: "c0", secret: "s0", asked: { token: "t1", code: "c1", secret: "s1" } },
    "forgotten",
  );
  log.info({ req: { headers: { authorization: "Bearer t2", cookie: "t3" } } }, "forgotten");
  expect(lines.join("")).not.toMatch(/[tcs][0-3]"/);
  expect(lines).toHaveLength(2);
});

test("the metrics count what has happened", async () => {
  const hall = await startTestHall();
  const kiosk = await hall.connect("kiosk-1");
  const officer = await hall.connect("officer-1");
  await arrive(kiosk);
  await arrive(kiosk);
  await kiosk.must(asks.issue());
  await officer.must(asks.open("loket-1"));
  await officer.must(asks.next("loket-1"));
  await officer.send(asks.recall("loket-1", "nobody"));
  const tickets = (state: string): Promise<number> => hall.metric(`giliran_tickets{state="${state}"}`);
  expect(await Promise.all(["printing", "waiting", "called", "done"].map(tickets))).toEqual([1, 1, 1, 0]);
  expect(await hall.metric("giliran_connections")).toBe(2);
  expect(await hall.metric("giliran_commands_refused_total")).toBe(1);
  expect(await hall.metric("giliran_events_total")).toBe(8);
  expect(await hall.metric("giliran_views_over_bound_total")).toBe(0);
  expect(await hall.metric("giliran_views_published_total")).toBeGreaterThan(0);
  const response = await fetch(`${hall.url()}/metrics`);
  expect(response.headers.get("content-type")).toContain("text/plain");
  const names = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(names.filter((name) => !name.startsWith("giliran_"))).toEqual([]);
});
