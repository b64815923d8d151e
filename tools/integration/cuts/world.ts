import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MemoryHub, type NewEvent, startHubInMemory } from "@giliran/hub";
import { createKioskOn, type Kiosk } from "@giliran/kiosk";
import type { PublicCatalogue } from "@giliran/shared/contract";
import type { CommandId, DeviceId, Hall, TicketId } from "@giliran/shared/domain";
import { countSteps, type Deed, type Steps } from "./steps.ts";
import { type Line, openLine } from "./line.ts";
import { printerOf, watched } from "./paper.ts";
import { type HeldTime, holdTime, settle } from "./time.ts";

/** The real hub and the real kiosk with its journal, joined by a line that can be cut at any step, and by held time. */
export interface World {
  readonly time: HeldTime;
  readonly hall: () => Readonly<Hall>;
  /** One visitor touches; the number on their paper, null where none came out. */
  readonly visit: (touch: number, plan?: ReadonlyMap<number, Deed>) => Promise<Visit>;
  readonly cut: () => void;
  readonly heal: () => void;
  /** A new program on the same folder, where the last has ended. */
  readonly reopen: () => Promise<void>;
  /** Labels on paper, in the order in which they came out, with their touches. */
  readonly papers: () => readonly { readonly label: string; readonly touch: number }[];
  /** The touch for which a ticket was given; null: for none, a hole that was filled. */
  readonly touchOf: (ticketId: TicketId) => number | null;
  readonly faults: () => readonly string[];
  readonly end: () => Promise<void>;
}

export interface Visit {
  readonly steps: readonly string[];
}

const deviceId = "kiosk-1" as DeviceId;
const hallFile = JSON.stringify({
  formatVersion: 1,
  hall: { name: "Mal uji", zone: "Asia/Jakarta" },
  zones: [{ id: "depan", name: "Depan" }],
  agencies: [{ id: "dukcapil", name: "Dukcapil", shortName: "Dukcapil", badge: "D", colour: "#0B5D5B" }],
  services: [{ id: "ktp", agency: "dukcapil", prefix: "A", name: "KTP", minutes: 8 }],
  counters: [{ id: "loket-1", label: 1, zone: "depan", services: ["ktp"] }],
  devices: [{ id: deviceId, role: "kiosk", name: "Anjungan 1" }],
  staff: [],
});
/** 09.00 in Jakarta. */
const start = Date.UTC(2026, 10, 23, 2);

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "giliran-cuts-"));
  const time = holdTime(start);
  const faults: string[] = [];
  const byCommand = new Map<string, number>();
  const byHash = new Map<string, number>();
  const byTicket = new Map<TicketId, number>();
  const papers: { label: string; touch: number }[] = [];
  let touching = 0;
  let drawn = 0;
  const draw = (): string =>
    createHash("sha256")
      .update(`drawn ${String((drawn += 1))}`)
      .digest("hex")
      .slice(0, 32);

  const hub = await startHubInMemory({
    hallFile,
    clock: { now: time.now, monotonic: time.now },
    ids: {
      ticket: () => draw().slice(0, 16) as TicketId,
      secret: draw,
      code: () => draw().slice(0, 10).toUpperCase(),
      pairingCode: () => draw().slice(0, 6).toUpperCase(),
      hash: (text) => createHash("sha256").update(text).digest("hex"),
    },
    turns: { soon: queueMicrotask, after: (ms, work) => ({ callOff: time.after(ms, work) }) },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (_facts, message) => void faults.push(message),
    },
    coalesceMs: 100,
    committed: ({ event, commandId }: NewEvent) => {
      if (event.type !== "ticketIssued") return;
      const touch = byHash.get(event.secretHash) ?? byCommand.get(commandId);
      if (touch !== undefined) byTicket.set(event.ticketId, touch);
    },
  });
  let connected = true;
  let life = openLife();
  await life.kiosk.start();
  await time.advance(1_000);

  function openLife(): Life {
    const own: { steps: Steps; over: boolean } = { steps: noSteps, over: false };
    const line = openLine({
      hub,
      time,
      deviceId,
      isUp: () => connected && !own.over,
      steps: () => own.steps,
    });
    const kiosk = createKioskOn({
      hub: line.port,
      catalogue: publicOf(hub),
      deviceId,
      folder,
      printer: printerOf(
        () => own.steps,
        (label) => papers.push({ label, touch: touching }),
      ),
      clock: { now: time.now, after: time.after },
      machine: { monotonicMs: time.now, bootId: () => "boot" },
      ids: {
        commandId: () => {
          const id = draw() as CommandId;
          byCommand.set(id, touching);
          return id;
        },
        secret: () => {
          const secret = draw();
          byHash.set(createHash("sha256").update(secret).digest("hex"), touching);
          return secret;
        },
      },
      watch: (journal) => watched(journal, () => own.steps),
      onFault: (error) => {
        if (!own.over) faults.push(String(error));
      },
    });
    return { kiosk, line, own };
  }

  return {
    time,
    hall: hub.hall,
    visit: async (touch, plan = new Map()) => {
      touching = touch;
      const { own, kiosk } = life;
      const end = (): void => void (own.over = true);
      own.steps = countSteps(plan, { ended: () => own.over, end }, () => (connected = false));
      life.line.look();
      void kiosk.takeTicket({
        touchId: String(touch).padStart(32, "0"),
        serviceId: "ktp" as never,
        partySize: 1,
        classId: "regular" as never,
        needs: [],
        acceptWait: true,
        noPaper: false,
        separate: false,
        journey: null,
        language: "id",
      });
      await time.advance(15_000);
      kiosk.endTouch(String(touch).padStart(32, "0"));
      const steps = own.steps.names();
      return { steps };
    },
    cut: () => {
      connected = false;
      life.line.look();
    },
    heal: () => {
      connected = true;
      life.line.look();
    },
    reopen: async () => {
      life.own.over = true;
      life.line.look();
      life = openLife();
      await life.kiosk.start();
      await settle();
    },
    papers: () => papers,
    touchOf: (id) => byTicket.get(id) ?? null,
    faults: () => faults,
    end: async () => {
      life.own.over = true;
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Life {
  readonly kiosk: Kiosk;
  readonly line: Line;
  readonly own: { steps: Steps; over: boolean };
}

const noSteps: Steps = {
  pass: async () => await Promise.resolve(),
  passNow: () => undefined,
  names: () => [],
};

function publicOf(hub: MemoryHub): PublicCatalogue {
  const { catalogue } = hub;
  return {
    ...catalogue,
    slip: { logo: null, header: [], footer: [], health: null, blocks: [] },
    gate: { protocols: [] },
    largestBlock: 10,
  } as unknown as PublicCatalogue;
}
