import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { CommandOf, ViewFrame } from "../contract/index.ts";
import type { ClassId, CommandId, CounterId, ServiceId, TicketId } from "../domain/index.ts";
import { commands, fakeClock, sampleFrame, sampleStart } from "../testing/index.ts";
import { startBareHub, type BareHub } from "../testing/bareHub.ts";
import { newCommandId, randomHex } from "./commandId.ts";
import { createHubClient, type HubClient, type HubClientOptions, type HubSnapshot } from "./hubClient.ts";

// Many runs, or real links, on a machine that may be busy: an end that says "stuck", nothing about speed.
vi.setConfig({ testTimeout: 120_000 });

let hub: BareHub;

beforeEach(async () => {
  hub = await startBareHub();
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await hub.stop();
});

function clientOf(options: Partial<HubClientOptions> = {}): HubClient {
  const client = createHubClient({ url: hub.url, token: "token-of-16-bytes", screen: null, ...options });
  onTestFinished(() => client.stop());
  return client;
}

/** The first snapshot from now on, or the present one, that is as asked. */
async function when(client: HubClient, holds: (snapshot: HubSnapshot) => boolean): Promise<HubSnapshot> {
  if (holds(client.snapshot())) return client.snapshot();
  return new Promise((resolve) => {
    const stop = client.subscribe(() => {
      if (!holds(client.snapshot())) return;
      stop();
      resolve(client.snapshot());
    });
  });
}

async function status(client: HubClient, wanted: HubSnapshot["status"]): Promise<HubSnapshot> {
  return when(client, (snapshot) => snapshot.status === wanted);
}

async function connected(options: Partial<HubClientOptions> = {}): Promise<HubClient> {
  const client = clientOf(options);
  client.start();
  await status(client, "connected");
  return client;
}

async function shown(client: HubClient, frame: ViewFrame): Promise<HubSnapshot> {
  hub.show(frame);
  return when(client, ({ frame: known }) => known?.epoch === frame.epoch && known.revision >= frame.revision);
}

/** Resolves when the hub has had this many commands. */
async function receivedAtLeast(count: number): Promise<void> {
  await vi.waitFor(() => expect(hub.received.length).toBeGreaterThanOrEqual(count), { timeout: 25_000 });
}

const silence = (): void => undefined;
const closeCounter: CommandOf<"closeCounter"> = { type: "closeCounter", counterId: "loket-1" as CounterId };

describe("connecting", () => {
  it("says who it is: protocol, token and page load", async () => {
    await connected({ token: "a-token-of-the-display", screen: "screen-0001" });
    expect(hub.handshakes).toEqual([{ protocol: 4, token: "a-token-of-the-display", screen: "screen-0001" }]);
  });

  it("does nothing before it is started", async () => {
    const client = clientOf();
    expect(client.snapshot()).toMatchObject({ status: "connecting", refusal: null, frame: null });
    await connected();
    expect(hub.handshakes).toHaveLength(1);
  });

  it("takes the page's own origin where none is given", async () => {
    const { protocol, hostname, host, port } = new URL(hub.url);
    vi.stubGlobal("location", { protocol, hostname, host, port });
    await connected({ url: "" });
    expect(hub.admitted()).toBe(1);
  });

  it("says since when things are as they are, by this machine's clock", async () => {
    const clock = fakeClock();
    const client = clientOf({ now: clock.now });
    expect(client.snapshot().since).toBe(sampleStart);
    const later = clock.advance(5_000);
    client.start();
    expect((await status(client, "connected")).since).toBe(later);
    clock.advance(5_000);
    expect((await shown(client, sampleFrame())).since).toBe(later);
  });

  it("comes back by itself when the link breaks, and keeps the view meanwhile", async () => {
    const client = await connected();
    await shown(client, sampleFrame());
    hub.cut();
    expect((await status(client, "disconnected")).frame?.revision).toBe(1);
    expect((await status(client, "connected")).frame?.revision).toBe(1);
    expect(hub.admitted()).toBe(2);
  });

  it("comes back by itself when the hub restarts at the same place", async () => {
    const client = await connected();
    await hub.stop();
    await status(client, "disconnected");
    hub = await startBareHub(hub.port);
    await status(client, "connected");
    expect(hub.admitted()).toBe(1);
  });

  it("waits for a hub that is not there yet", async () => {
    await hub.stop();
    const client = clientOf();
    client.start();
    await status(client, "disconnected");
    hub = await startBareHub(hub.port);
    await status(client, "connected");
    expect(hub.admitted()).toBe(1);
  });

  it("comes back when the hub sends everybody away", async () => {
    const client = await connected();
    hub.dismiss();
    await status(client, "disconnected");
    await status(client, "connected");
    expect(hub.admitted()).toBe(2);
  });
});

describe("being turned away", () => {
  it("shows the name of the reason, and recovers when the hub thinks better of it", async () => {
    hub.refuseWith("protocol_too_old");
    const client = clientOf();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    client.start();
    expect(await status(client, "refused")).toMatchObject({ refusal: "protocol_too_old" });
    await vi.advanceTimersByTimeAsync(3_000);
    await vi.waitFor(() => expect(hub.handshakes).toHaveLength(2), { timeout: 25_000 });
    hub.refuseWith(null);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await status(client, "connected")).toMatchObject({ refusal: null });
  });

  it("keeps the view that it had", async () => {
    const client = await connected();
    await shown(client, sampleFrame());
    hub.refuseWith("unauthorised");
    hub.cut();
    expect(await status(client, "refused")).toMatchObject({
      refusal: "unauthorised",
      frame: { revision: 1 },
    });
  });

  it("reads a reason that it does not know as internal", async () => {
    hub.refuseWith("a_reason_of_tomorrow");
    const client = clientOf();
    client.start();
    expect(await status(client, "refused")).toMatchObject({ refusal: "internal" });
  });

  it("without a name is taken as no hub, and is asked again all the same", async () => {
    hub.refuseWith("");
    const client = clientOf();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    client.start();
    expect(await status(client, "disconnected")).toMatchObject({ refusal: null });
    hub.refuseWith(null);
    await vi.advanceTimersByTimeAsync(3_000);
    await status(client, "connected");
  });
});

describe("views", () => {
  it("are taken when they are newer, and not when they are old or the same", async () => {
    const client = await connected();
    await shown(client, sampleFrame({ revision: 5 }));
    const before = client.snapshot();
    for (const revision of [4, 5, 1]) hub.show(sampleFrame({ revision }));
    await shown(client, sampleFrame({ revision: 6 }));
    expect(before.frame?.revision).toBe(5);
    expect(client.snapshot().frame?.revision).toBe(6);
  });

  it("of another epoch are taken whole, whatever their number", async () => {
    const client = await connected();
    await shown(client, sampleFrame({ revision: 500 }));
    const { frame } = await shown(client, sampleFrame({ epoch: "epoch-2", revision: 1 }));
    expect(frame).toEqual(sampleFrame({ epoch: "epoch-2", revision: 1 }));
  });

  it("that are no views are left aside", async () => {
    const client = await connected();
    const { frame } = await shown(client, sampleFrame());
    const nonsense: unknown[] = [
      null,
      7,
      "view",
      {},
      { ...sampleFrame({ revision: 2 }), view: { kind: "x" } },
    ];
    for (const raw of nonsense) hub.show(raw);
    hub.show({ ...sampleFrame({ revision: 3 }), hubTime: "noon" });
    await shown(client, sampleFrame({ revision: 4 }));
    expect(frame?.revision).toBe(1);
    expect(client.snapshot().frame?.revision).toBe(4);
  });

  it("never go back within an epoch, whatever comes in whatever order", async () => {
    const client = await connected();
    const sent = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 1, max: 6 })), {
      maxLength: 25,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(sent, async (frames) => {
        run += 1;
        const taken: string[] = [];
        const expected: string[] = [];
        let known: readonly [epoch: string, revision: number] = ["", 0];
        for (const [name, revision] of frames) {
          const epoch = `${run}${name}`;
          if (epoch === known[0] && revision <= known[1]) continue;
          known = [epoch, revision];
          expected.push(known.join());
        }
        const end = client.subscribe(() => {
          const { epoch, revision } = client.snapshot().frame ?? sampleFrame();
          taken.push([epoch, revision].join());
        });
        for (const [name, revision] of frames) hub.show(sampleFrame({ epoch: `${run}${name}`, revision }));
        await shown(client, sampleFrame({ epoch: `${run} end` }));
        end();
        expect(taken).toEqual([...expected, `${run} end,1`]);
      }),
      { numRuns: 50 },
    );
  });

  it("set the hub's clock, by which clients count", async () => {
    const clock = fakeClock();
    const client = await connected({ now: clock.now });
    expect(client.hubNow()).toBe(sampleStart);
    hub.show(sampleFrame({ hubTime: (sampleStart + 90_000) as ViewFrame["hubTime"] }));
    const { clockOffsetMs } = await when(client, ({ frame }) => frame !== null);
    expect(clockOffsetMs).toBe(90_000);
    clock.advance(1_000);
    expect(client.hubNow()).toBe(sampleStart + 91_000);
  });
});

describe("sending a command", () => {
  it("answers with what the hub said, parsed", async () => {
    const client = await connected();
    hub.answerWith((_frame, acknowledge) =>
      acknowledge({ ok: true, value: { ticketId: "t1", label: "A001", more: 0, extra: 1 } }),
    );
    const answer = await client.send({
      type: "callNext",
      counterId: "loket-1" as CounterId,
      expectedTicketId: null,
      outcomeId: null,
    });
    expect(answer).toEqual({ ok: true, value: { ticketId: "t1", label: "A001", more: 0 } });
    expect(hub.received).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        command: { type: "callNext", counterId: "loket-1", expectedTicketId: null, outcomeId: null },
      },
    ]);
  });

  it("uses the id that it is given, made once per touch", async () => {
    const client = await connected();
    await client.send(closeCounter, "touch-0123456789" as CommandId);
    expect(hub.received[0]?.id).toBe("touch-0123456789");
  });

  it.each([
    [{ ok: false, error: "queue_empty" }, "queue_empty"],
    [{ ok: false, error: "an_error_of_tomorrow" }, "internal"],
    [{ ok: true, value: { unexpected: true } }, "internal"],
    [{ fine: true }, "internal"],
    ["fine", "internal"],
    [null, "internal"],
  ])("reads the answer %j as %s", async (said, error) => {
    const client = await connected();
    hub.answerWith((_frame, acknowledge) => acknowledge(said));
    expect(await client.send(closeCounter)).toEqual({ ok: false, error });
    expect(hub.received).toHaveLength(1);
  });

  it("keeps answers of many commands apart", async () => {
    const client = await connected();
    const waiting: (() => void)[] = [];
    hub.answerWith(({ command }, acknowledge) => {
      const value = { ticketId: command["counterId"], label: "A001", more: 0 };
      waiting.unshift(() => acknowledge({ ok: true, value }));
      if (waiting.length === 3) for (const give of waiting) give();
    });
    const answers = await Promise.all(
      ["loket-1", "loket-2", "loket-3"].map(async (counterId) =>
        client.send(commands.callNext(counterId as CounterId)),
      ),
    );
    expect(answers.map((answer) => answer.ok && answer.value.ticketId)).toEqual([
      "loket-1",
      "loket-2",
      "loket-3",
    ]);
  });

  it("is refused at once where there is no link, and is not kept for later", async () => {
    const client = clientOf();
    expect(await client.send(closeCounter)).toEqual({ ok: false, error: "disconnected" });
    client.start();
    await status(client, "connected");
    hub.refuseWith("unauthorised");
    hub.cut();
    await status(client, "refused");
    expect(await client.send(closeCounter)).toEqual({ ok: false, error: "disconnected" });
    client.stop();
    expect(await client.send(closeCounter)).toEqual({ ok: false, error: "disconnected" });
    const other = await connectedAgain();
    await other.send({ type: "requestHelp" });
    expect(hub.received.map(({ command }) => command.type)).toEqual(["requestHelp"]);
  });

  async function connectedAgain(): Promise<HubClient> {
    hub.refuseWith(null);
    return connected();
  }

  it("sends again with the same id when the link breaks in between, and answers once", async () => {
    const client = await connected();
    hub.answerWith(silence);
    const answer = client.send({
      type: "issueTicket",
      serviceId: "ktp" as ServiceId,
      partySize: 1,
      classId: "regular" as ClassId,
      needs: [],
      acceptWait: false,
      journey: null,
      secretHash: "0".repeat(64),
    });
    await receivedAtLeast(1);
    hub.cut();
    await receivedAtLeast(2);
    hub.cut();
    hub.answerWith((_frame, acknowledge) => acknowledge({ ok: false, error: "series_full" }));
    expect(await answer).toEqual({ ok: false, error: "series_full" });
    expect(hub.received).toHaveLength(3);
    expect(new Set(hub.received.map(({ id }) => id)).size).toBe(1);
    expect(new Set(hub.received.map(({ command }) => JSON.stringify(command))).size).toBe(1);
  });

  it("sends again over a link that stands and says nothing", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const client = await connected();
    hub.answerWith(silence);
    const answer = client.send(closeCounter);
    await receivedAtLeast(1);
    hub.answerWith((_frame, acknowledge) => acknowledge({ ok: true, value: null }));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await answer).toEqual({ ok: true, value: null });
    expect(new Set(hub.received.map(({ id }) => id)).size).toBe(1);
    expect(hub.received).toHaveLength(2);
  });

  it("says that it is not confirmed when nothing is heard in time", async () => {
    const client = await connected({ confirmWithinMs: 50 });
    hub.answerWith(silence);
    expect(await client.send(closeCounter)).toEqual({ ok: false, error: "not_confirmed" });
    expect(hub.received).toHaveLength(1);
  });

  it("says so as well when the hub goes away in between", async () => {
    const client = await connected({ confirmWithinMs: 100 });
    hub.answerWith(silence);
    const answer = client.send({ type: "reportPrint", ticketId: "t1" as TicketId, outcome: "printed" });
    await receivedAtLeast(1);
    await hub.stop();
    expect(await answer).toEqual({ ok: false, error: "not_confirmed" });
  });

  it("ends with the client: what is in flight at a stop is not confirmed, at once", async () => {
    const client = await connected({ confirmWithinMs: 3_600_000 });
    hub.answerWith(silence);
    const answer = client.send(closeCounter);
    await receivedAtLeast(1);
    client.stop();
    expect(await answer).toEqual({ ok: false, error: "not_confirmed" });
  });
});

describe("listeners", () => {
  it("hear of every change, until they end it", async () => {
    const client = await connected();
    const heard: number[] = [];
    const end = client.subscribe(() => heard.push(client.snapshot().frame?.revision ?? 0));
    await shown(client, sampleFrame({ revision: 1 }));
    await shown(client, sampleFrame({ revision: 2 }));
    end();
    await shown(client, sampleFrame({ revision: 3 }));
    expect(heard).toEqual([1, 2]);
  });

  it("see one snapshot as long as nothing changes", async () => {
    const client = await connected();
    const { frame } = await shown(client, sampleFrame());
    expect(client.snapshot()).toBe(client.snapshot());
    expect(client.snapshot().frame).toBe(frame);
  });

  it("that throw harm nobody: not the others, not the client", async () => {
    const reported: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
    const client = clientOf();
    client.subscribe(() => {
      throw new Error("a page part that fails");
    });
    const heard: string[] = [];
    client.subscribe(() => heard.push(client.snapshot().status));
    client.start();
    await status(client, "connected");
    await shown(client, sampleFrame());
    expect(heard).toEqual(["connected", "connected"]);
    expect(await client.send({ type: "requestHelp" })).toEqual({ ok: true, value: null });
    expect(reported).toHaveLength(2);
  });

  it("that are ended by another in the middle of a change do not hear of it any more", async () => {
    const client = await connected();
    const heard: string[] = [];
    client.subscribe(() => endSecond());
    const endSecond = client.subscribe(() => heard.push("second"));
    await shown(client, sampleFrame());
    expect(heard).toEqual([]);
  });

  it("that are one function for two parts are called for both, and ended for one", async () => {
    const client = await connected();
    const heard: number[] = [];
    const listen = (): void => void heard.push(client.snapshot().frame?.revision ?? 0);
    const end = client.subscribe(listen);
    client.subscribe(listen);
    await shown(client, sampleFrame({ revision: 1 }));
    end();
    await shown(client, sampleFrame({ revision: 2 }));
    expect(heard).toEqual([1, 1, 2]);
  });

  it("that subscribe anew when they are called are called once for each change", async () => {
    const client = await connected();
    let heard = 0;
    const listen = (): void => {
      heard += 1;
      end();
      if (heard < 100) end = client.subscribe(listen);
    };
    let end = client.subscribe(listen);
    await shown(client, sampleFrame());
    expect(heard).toBe(1);
  });
});

describe("stopping", () => {
  it("ends the link and does not come back", async () => {
    const client = await connected();
    client.stop();
    expect(client.snapshot().status).toBe("disconnected");
    await connected();
    expect(hub.admitted()).toBe(2);
  });

  it("ends the asking of somebody who was turned away", async () => {
    hub.refuseWith("unauthorised");
    const client = clientOf();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    client.start();
    await status(client, "refused");
    client.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    hub.refuseWith(null);
    await connected();
    expect(hub.handshakes).toHaveLength(2);
  });

  it("may be followed by another start, with all that belongs to it", async () => {
    const client = await connected();
    client.stop();
    hub.refuseWith("unauthorised");
    client.start();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await status(client, "refused");
    hub.refuseWith(null);
    await vi.advanceTimersByTimeAsync(3_000);
    await status(client, "connected");
    expect(await client.send({ type: "requestHelp" })).toEqual({ ok: true, value: null });
  });
});

describe("ids", () => {
  it("are 128 bits in hex, and never the same", () => {
    const ids = Array.from({ length: 100 }, () => newCommandId());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(ids).size).toBe(100);
    expect(randomHex(3)).toMatch(/^[0-9a-f]{6}$/);
  });
});
