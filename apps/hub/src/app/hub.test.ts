import { describe, expect, test } from "vitest";
import type { CommandId, DeviceId, HallCommand, TicketId, Earshot } from "@giliran/shared/domain";
import {
  fakeClock,
  idMaker,
  kiosk,
  officer,
  sample,
  sampleCatalogue,
  commands,
} from "@giliran/shared/testing";
import { openMemoryStore } from "../store/sqlite.ts";
import { systemTurns } from "../ids.ts";
import { createHub, type Hub } from "./hub.ts";
import type { HallStore } from "./ports.ts";

interface Stage {
  readonly hub: Hub;
  readonly store: HallStore;
  readonly fatal: unknown[];
  readonly errors: object[];
  readonly told: boolean[];
  readonly ask: (command: HallCommand, id?: string) => ReturnType<Hub["dispatch"]>;
}

const broken = new Error("disk I/O error");

/** A hub over a real store, of which a test may break parts. */
function stage(breaks: (store: HallStore) => Partial<HallStore> = () => ({})): Stage {
  const real = openMemoryStore().hall;
  const store: HallStore = { ...real, ...breaks(real) };
  const clock = fakeClock();
  const ids = idMaker();
  const fatal: unknown[] = [];
  const errors: object[] = [];
  const told: boolean[] = [];
  const hub = createHub({
    letterOf: () => null,
    whyNotHere: () => null,
    store,
    clock: { now: clock.now, monotonic: () => 0 },
    ids: {
      ticket: ids.ticketId,
      secret: () => "",
      code: () => "",
      pairingCode: () => "",
      hash: (text) => text,
    },
    log: { info: () => undefined, warn: () => undefined, error: (facts) => void errors.push(facts) },
    turns: systemTurns,
    catalogue: () => sampleCatalogue(),
    ticketPage: () => null,
    earshotOfDisplay: (_id: DeviceId): Earshot | null => null,
    answerAside: () => ({ ok: true, value: null }),
    changed: (urgent) => void told.push(urgent),
    failStop: (error) => {
      fatal.push(error);
      throw error;
    },
  });
  return {
    hub,
    store,
    fatal,
    errors,
    told,
    ask: (command, id = ids.commandId()) => hub.dispatch({ id: id as CommandId, command }, kiosk()),
  };
}

const issue = commands.issue(sample.services.idCard);

describe("the single writer", () => {
  test("opens the day before the first command, in the same commit", async () => {
    const { hub, ask } = stage();
    expect(await ask(issue)).toMatchObject({ ok: true, value: { label: "A001" } });
    expect(hub.hall()).toMatchObject({ open: true, issued: 1 });
    expect(hub.stats()).toMatchObject({ commits: 1, commands: 2, events: 2 });
  });

  test("answers nothing that is not committed, and ends where the commit fails", async () => {
    let committed = false;
    const { hub, fatal, ask } = stage((real) => ({
      transaction: (work) =>
        real.transaction(() => {
          work();
          committed = true;
          throw broken;
        }),
    }));
    let answered = false;
    void ask(issue).then(() => (answered = true));
    expect(() => hub.stop()).toThrow(broken);
    await Promise.resolve();
    expect({ committed, answered, fatal }).toEqual({ committed: true, answered: false, fatal: [broken] });
  });

  test("a command that breaks before its rows stand leaves no trace, and the others go on", async () => {
    let appends = 0;
    const { hub, errors, fatal, ask } = stage((real) => ({
      append: (row) => {
        appends += 1;
        if (appends === 3) throw broken;
        real.append(row);
      },
    }));
    const answers = await Promise.all([ask(issue), ask(issue), ask(issue)]);
    expect(answers).toMatchObject([
      { ok: true, value: { label: "A001" } },
      { ok: false, error: "internal" },
      { ok: true, value: { label: "A002" } },
    ]);
    expect(hub.hall().issued).toBe(2);
    expect([errors.length, fatal.length]).toEqual([1, 0]);
  });

  test("but ends where the disk is to blame", () => {
    const { hub, fatal, ask } = stage(() => ({
      append: () => {
        throw broken;
      },
      isFatal: (error) => error === broken,
    }));
    void ask(issue);
    expect(() => hub.stop()).toThrow(broken);
    expect(fatal).toEqual([broken]);
  });

  test("and where rows stand that the hall could not follow", () => {
    const { hub, fatal, ask } = stage(() => ({
      rememberAnswer: () => {
        throw broken;
      },
    }));
    void ask(issue);
    expect(() => hub.stop()).toThrow(broken);
    expect(fatal).toEqual([broken]);
  });

  test("answers what it has, and refuses the rest, when it stops", async () => {
    const { hub, ask, told } = stage();
    const before = ask(issue);
    hub.stop();
    expect(await before).toMatchObject({ ok: true });
    expect(await ask(issue)).toEqual({ ok: false, error: "stopping" });
    expect(hub.changeDay()).toBeNull();
    expect(told).toEqual([]);
  });

  test("tells nobody of what was refused", async () => {
    const { hub, told, ask } = stage();
    await ask(issue);
    await new Promise((resolve) => setImmediate(resolve));
    told.length = 0;
    await hub.dispatch(
      { id: "0123456789abcdef" as CommandId, command: commands.recall(sample.counters.one, "x" as TicketId) },
      officer(),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual([]);
    expect(hub.stats().refused).toBe(1);
  });

  test("is the hall that its events make, when it starts again", async () => {
    const first = stage();
    await first.ask(issue);
    await first.ask(issue);
    const second = stage(() => first.store);
    second.hub.start();
    expect(second.hub.hall()).toEqual(first.hub.hall());
  });
});
