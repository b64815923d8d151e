import { join } from "node:path";
import { expect, test } from "vitest";
import type { BoardView, IssuedTicket } from "@giliran/shared/contract";
import type { Ticket } from "@giliran/shared/domain";
import { arrive, asks, type Called } from "./asks.ts";
import { type Answer, type BareClient, newId } from "./bareClient.ts";
import { temporaryFolder, until, writeHallFile } from "./hall.ts";
import { hallFile, noonZone } from "./hallFile.ts";
import { expectKept, type Promises } from "./ledger.ts";
import { connectTo, letIn, startProgram, type ProgramSetup } from "./program.ts";

const rounds = 20;
const kiosks = ["kiosk-1", "kiosk-2", "kiosk-3", "kiosk-4"];
/** Officers at the counters of both series. */
const officers = [
  ["officer-1", "loket-1"],
  ["officer-2", "loket-2"],
  ["officer-3", "loket-3"],
] as const;
const everybody = [...kiosks, ...officers.map(([id]) => id), "screen-1", "screen-rear", "supervisor-1"];

function newHall(): ProgramSetup {
  const folder = temporaryFolder();
  return {
    dataFolder: join(folder, "data"),
    hallFile: writeHallFile(folder, hallFile({ zone: noonZone() })),
  };
}

/** What was sent and what was heard of it, across crashes. */
interface Sent {
  readonly who: string;
  readonly id: string;
  readonly command: object;
  answer: Answer | null;
}

interface Burst {
  readonly sent: Sent[];
  readonly promises: Promises;
  /** Acknowledged issues and calls so far. */
  readonly acknowledged: () => number;
}

/** Sends; null where the hub died before the answer. */
async function trySend(
  burst: Burst,
  client: BareClient,
  who: string,
  command: object,
): Promise<Answer | null> {
  const sent: Sent = { who, id: newId(), command, answer: null };
  burst.sent.push(sent);
  sent.answer = await client.send(command, sent.id).catch(() => null);
  note(burst.promises, sent);
  return sent.answer;
}

function note({ issued, called }: Promises, { command, answer }: Sent): void {
  if (answer === null || !answer.ok || !("type" in command)) return;
  if (command.type === "issueTicket") issued.push(answer.value as IssuedTicket);
  if (command.type === "callNext") called.push(answer.value as Called);
}

/** One kiosk issues and reports, three touches at once, until the hub is gone. */
async function issueOn(burst: Burst, client: BareClient, who: string): Promise<void> {
  for (let touches = 0; touches < 7; touches += 1) {
    const answers = await Promise.all(
      ["ktp", "pajak", "kk"].map((service) => trySend(burst, client, who, asks.issue(service))),
    );
    for (const answer of answers) {
      if (answer === null) return;
      if (answer.ok) void trySend(burst, client, who, asks.report((answer.value as IssuedTicket).ticketId));
    }
  }
}

/** One officer calls, again and again, until the hub is gone. */
async function callOn(burst: Burst, client: BareClient, who: string, counterId: string): Promise<void> {
  if ((await trySend(burst, client, who, asks.open(counterId))) === null) return;
  const counted = client.view("panel").counter;
  let inHand: string | null = counted?.inHand?.ticketId ?? null;
  for (let presses = 0; presses < 30; presses += 1) {
    const answer: Answer | null = await trySend(burst, client, who, asks.next(counterId, inHand));
    if (answer === null) return;
    if (answer.ok) inHand = (answer.value as Called).ticketId;
  }
}

function known(clients: ReadonlyMap<string, BareClient>, id: string): BareClient {
  const client = clients.get(id);
  if (client === undefined) throw new Error(`${id} is not connected`);
  return client;
}

/** The newest calls, newest first; as many as find room, six at least. */
function showsNewest({ calls }: BoardView, newest: readonly (Ticket | undefined)[]): boolean {
  return (
    calls.length >= Math.min(6, newest.length) && calls.every(({ label }, i) => label === newest[i]?.label)
  );
}

test(
  `killed ${rounds} times in the middle of a burst, the hub keeps every promise`,
  { timeout: 240_000 },
  async () => {
    const setup = newHall();
    const promises: Promises = { issued: [], called: [] };
    const epochs = new Set<string>();
    let unanswered: Sent[] = [];
    let accepted: Sent[] = [];
    let tokens: ReadonlyMap<string, string> = new Map();
    for (let round = 1; round <= rounds; round += 1) {
      const hub = await startProgram(setup);
      if (round === 1) tokens = await letIn(hub, everybody);
      const clients = new Map<string, BareClient>();
      for (const id of everybody) clients.set(id, await connectTo(hub, tokens, id));
      const clientOf = (id: string): BareClient => known(clients, id);

      // Whatever nothing was heard of is sent again with its id: it happens once, or happened already.
      for (const sent of unanswered) {
        sent.answer = await clientOf(sent.who).send(sent.command, sent.id);
        note(promises, sent);
      }
      for (const { who, id, command, answer } of accepted) {
        expect(await clientOf(who).send(command, id)).toEqual(answer);
      }
      const hall = expectKept(setup.dataFolder, promises);
      const screen = clientOf("screen-1");
      const epoch = screen.frames[0]?.epoch ?? "";
      expect(epochs.has(epoch)).toBe(false);
      epochs.add(epoch);
      const newest = hall.recentCalls.toReversed().map((id) => hall.tickets.get(id));
      const inFront = newest.filter((ticket) => ticket?.call?.zoneId === "depan");
      await screen.frame(({ view }) => view.kind === "board" && showsNewest(view, inFront));

      const burst: Burst = {
        sent: [],
        promises,
        acknowledged: () => promises.issued.length + promises.called.length,
      };
      const enough = burst.acknowledged() + 3 * round;
      const working = [
        ...kiosks.map((id) => issueOn(burst, clientOf(id), id)),
        ...officers.map(([id, counterId]) => callOn(burst, clientOf(id), id, counterId)),
      ];
      await until(() => burst.acknowledged() >= enough);
      hub.signal("SIGKILL");
      expect(await hub.ended).toBe("SIGKILL");
      await Promise.all(working);
      await until(() => burst.sent.every(({ who }) => clientOf(who).socket.disconnected));
      unanswered = burst.sent.filter(({ answer }) => answer === null);
      accepted = burst.sent.filter(({ answer }) => answer?.ok === true).slice(-8);
    }

    const hub = await startProgram(setup);
    const hall = expectKept(setup.dataFolder, promises);
    const { tickets, serviceDate } = (await connectTo(hub, tokens, "supervisor-1")).view("admin");
    const states = Map.groupBy(hall.tickets.values(), ({ state }) => state);
    for (const [state, count] of Object.entries(tickets)) {
      expect({ state, count }).toEqual({ state, count: states.get(state as never)?.length ?? 0 });
    }
    expect(serviceDate).toBe(hall.serviceDate);
    expect(promises.issued.length).toBeGreaterThan(rounds);
    expect(promises.called.length).toBeGreaterThan(rounds);
  },
);

test("told to stop, the hub answers everything that it did, and ends well", async () => {
  const setup = newHall();
  const hub = await startProgram(setup);
  const tokens = await letIn(hub, everybody);
  const clients = await Promise.all(kiosks.map((id) => connectTo(hub, tokens, id)));
  const answered: string[] = [];
  let first: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (first = resolve));
  const sending = clients.flatMap((client) =>
    Array.from({ length: 50 }, async () => {
      const id = newId();
      const answer = await client.send(asks.issue(), id).catch(() => null);
      if (answer?.ok === true) answered.push(id);
      first();
    }),
  );
  await begun;
  hub.signal("SIGTERM");
  await Promise.all(sending);
  expect(await hub.ended).toBe(0);
  expect(hub.output().filter((line) => line.includes("the hub has stopped"))).toHaveLength(1);

  const next = await startProgram(setup);
  const kiosk = await connectTo(next, tokens, "kiosk-1");
  const { ticketId } = await arrive(kiosk);
  const hall = expectKept(setup.dataFolder, { issued: [], called: [] });
  expect(hall.tickets.size - 1).toBe(answered.length);
  expect(hall.tickets.get(ticketId)?.number).toBe(answered.length + 1);
});
