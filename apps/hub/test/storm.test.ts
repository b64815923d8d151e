import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { createHubClient, type HubClient } from "@giliran/shared/client";
import type { Command, ViewFrame } from "@giliran/shared/contract";
import { asks } from "./asks.ts";
import { startTestHall, type TestHall, until } from "./hall.ts";
import { hallFile, noonZone } from "./hallFile.ts";
import { expectKept } from "./ledger.ts";

const counters = ["loket-1", "loket-2", "loket-3"];
const officers = ["officer-1", "officer-2", "officer-3"];
const kiosks = ["kiosk-1", "kiosk-2", "kiosk-3"];
const watchers = ["screen-1", "screen-2", "screen-rear", "supervisor-1"];
const restarts = 3;
const presses = 60;

interface Person {
  readonly id: string;
  readonly client: HubClient;
  readonly frames: ViewFrame[];
}

async function enter(hall: TestHall, id: string): Promise<Person> {
  const screen = id.startsWith("screen") ? `page-load-${id}` : null;
  const client = createHubClient({ url: hall.url(), token: await hall.tokenOf(id), screen });
  const frames: ViewFrame[] = [];
  client.subscribe(() => {
    const { frame } = client.snapshot();
    if (frame !== null && frame !== frames.at(-1)) frames.push(frame);
  });
  client.start();
  onTestFinished(() => client.stop());
  await until(() => client.snapshot().frame);
  return { id, client, frames };
}

/** What somebody at a counter may press, sensible or not, given what they see. */
function pressOf({ client, id }: Person, draw: number): object {
  const view = client.snapshot().frame?.view;
  const seated = view?.kind === "panel" ? view.counter : null;
  const counterId = seated?.counterId ?? counters[officers.indexOf(id)] ?? "loket-1";
  const inHand = seated?.inHand?.ticketId ?? "nobody";
  if (seated === null || draw < 4)
    return asks.open(draw < 2 ? (counters[draw] ?? counterId) : counterId, draw === 0);
  const table = [
    asks.next(counterId, seated.inHand?.ticketId ?? null),
    asks.next(counterId, seated.inHand?.ticketId ?? null),
    asks.next(counterId, null),
    asks.recall(counterId, inHand),
    asks.start(counterId, inHand),
    asks.finish(counterId, inHand),
    asks.absent(counterId, inHand),
    asks.close(counterId),
  ];
  return table[draw % table.length] ?? asks.help();
}

async function press(person: Person, command: object): Promise<string | null> {
  await until(() => person.client.snapshot().status === "connected");
  const answer = await person.client.send(command as Command);
  const value = answer.ok ? (answer.value as { ticketId?: string } | null) : null;
  return value?.ticketId ?? null;
}

test("whatever people press while the hub restarts, the hall stays lawful and all screens end alike", async () => {
  const settings = { recallCooldownSeconds: 0, absentAfterRecalls: 1 };
  const hall = await startTestHall({ file: hallFile({ zone: noonZone(), settings }) });
  const people = await Promise.all([...officers, ...kiosks, ...watchers].map((id) => enter(hall, id)));
  const draws = fc.sample(fc.nat(31), { seed: 7, numRuns: presses * people.length });
  const drawn = (who: number, n: number): number => draws[who * presses + n] ?? 0;

  const arriving = new Set(kiosks);
  async function touch(person: Person, who: number): Promise<void> {
    for (let n = 0; n < presses; n += 1) {
      const ticketId = await press(person, asks.issue(["ktp", "kk", "pajak"][drawn(who, n) % 3]));
      if (ticketId !== null && drawn(who, n) > 4) await press(person, asks.report(ticketId));
    }
    arriving.delete(person.id);
  }
  async function serve(person: Person, who: number): Promise<void> {
    for (let n = 0; arriving.size > 0; n += 1) await press(person, pressOf(person, drawn(who, n % presses)));
  }

  const working = people.map(async (person, who) => {
    if (kiosks.includes(person.id)) await touch(person, who);
    if (officers.includes(person.id)) await serve(person, who);
  });
  for (let n = 1; n <= restarts; n += 1) {
    const enough = (n * presses) / (restarts + 1);
    await until(() => hall.rows("SELECT id FROM ticket").length >= enough);
    await hall.restart();
  }
  await Promise.all(working);

  expectKept(`${hall.folder}/data`, { issued: [], called: [] });
  for (const { id, client, frames } of people) {
    const fresh = await hall.connect(id);
    await until(() => {
      const shown = client.snapshot().frame;
      const now = fresh.frames.at(-1);
      return shown?.epoch === now?.epoch && isDeepStrictEqual(shown?.view, now?.view);
    });
    const epochs = frames.map(({ epoch }) => epoch);
    expect(new Set(epochs).size).toBe(epochs.filter((epoch, i) => epoch !== epochs[i - 1]).length);
    for (const [, members] of Map.groupBy(frames, ({ epoch }) => epoch)) {
      const revisions = members.map(({ revision }) => revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    }
    fresh.close();
  }
});
