import type { Announcement, AnnouncementEnd } from "@giliran/shared/contract";
import type { AnnouncementId, Instant } from "@giliran/shared/domain";
import { step } from "../announcer.ts";
import {
  type AnnouncerState,
  type Effect,
  type Input,
  startAnnouncer,
  type VoiceMemory,
} from "../announcerState.ts";
import type { Script } from "../phrases.ts";

// A hub's voice lease and a few screens, in steps of 50 ms: enough of the real ones to find two voices at once.

const stepMs = 50;
const leaseMs = 12_000;
const marginMs = 1_000;
const silenceMs = 60_000;
const lifeMs = 90_000;
const hubEpoch = 1_800_000_000_000;

interface Message {
  readonly at: number;
  readonly deliver: () => void;
  /** What the screen is told when the link breaks before it. */
  readonly lost: (() => void) | null;
}

interface Screen {
  id: string;
  state: AnnouncerState;
  memory: VoiceMemory | null;
  linked: boolean;
  audible: boolean;
  /** In order, as one socket keeps them. */
  wire: Message[];
  playing: { id: AnnouncementId; until: number } | null;
  latencyMs: number;
  readonly clockOffsetMs: number;
}

interface LedgerEntry {
  readonly announcement: Announcement;
  begunBy: string | null;
  begunAt: number;
  outcome: AnnouncementEnd | "expired" | null;
}

/** What went wrong, or what was heard; for a test to look at. */
export interface Heard {
  readonly screen: string;
  readonly id: AnnouncementId;
  readonly part: number;
  readonly from: number;
  readonly until: number;
}

export interface SimulatedHall {
  readonly ledger: Map<AnnouncementId, LedgerEntry>;
  /** Every part that a screen began to play. */
  readonly heard: Heard[];
  readonly faults: string[];
  readonly screens: readonly Screen[];
  readonly call: () => AnnouncementId;
  readonly wait: (ms: number) => void;
  readonly cut: (screen: number) => void;
  readonly mend: (screen: number) => void;
  /** The page is loaded anew; `orderly` when it could say goodbye. */
  readonly reload: (screen: number, orderly: boolean) => void;
  readonly mute: (screen: number, muted: boolean) => void;
  readonly slow: (screen: number, latencyMs: number) => void;
  /** Leases are forgotten; whoever spoke last is trusted with one more, as the real hub does. */
  readonly restartHub: () => void;
}

export interface HallOptions {
  readonly screens: number;
  readonly partsMs: readonly number[];
  readonly wholeAfter: number;
  /** Announcements are shortened beyond this, ms; undefined: never. */
  readonly backlogMs?: number;
}

export function simulateHall(options: HallOptions): SimulatedHall {
  const { backlogMs = Number.POSITIVE_INFINITY } = options;
  const ledger = new Map<AnnouncementId, LedgerEntry>();
  const heard: Heard[] = [];
  const faults: string[] = [];
  let now = 0;
  let loads = 0;
  let lease: { screen: string; until: number } | null = null;
  const parts = options.partsMs.map((ms) => ({ ms, clips: [{ language: "id", clip: "satu", pauseMs: 0 }] }));
  const script: Script = { parts, wholeAfter: options.wholeAfter, chimeMs: 0, missing: [] };
  const screens = Array.from({ length: options.screens }, (_, i) => freshScreen(i * 1_000_003));
  for (const screen of screens) boot(screen);

  function freshScreen(clockOffsetMs: number): Screen {
    const state = startAnnouncer(null);
    const quietScreen = { linked: true, audible: true, wire: [], playing: null, latencyMs: 50 };
    return { id: "", state, memory: null, ...quietScreen, clockOffsetMs };
  }

  function boot(screen: Screen): void {
    loads += 1;
    screen.id = `screen-${loads}`;
    screen.state = startAnnouncer(screen.memory);
    screen.playing = null;
    screen.wire = [];
    if (screen.audible) feed(screen, { type: "soundChanged", audible: true });
    if (screen.linked) connect(screen);
  }

  function connect(screen: Screen): void {
    feed(screen, { type: "linkChanged", connected: true });
    show(screen);
  }

  function feed(screen: Screen, input: Input): void {
    const at = { mono: now + screen.clockOffsetMs, hub: (hubEpoch + now) as Instant };
    const after = step(screen.state, input, at, () => script);
    screen.state = after.state;
    for (const effect of after.effects) perform(screen, effect);
  }

  function perform(screen: Screen, effect: Effect): void {
    switch (effect.type) {
      case "claimVoice": {
        const answer = (leaseMs: number | null): Input => ({
          type: "claimAnswered",
          sentAt: effect.sentAt,
          leaseMs,
        });
        return up(screen, () => answer(claimLease(screen.id)), answer(null));
      }
      case "releaseVoice":
        return up(screen, () => release(screen.id), null);
      case "beginAnnouncement": {
        const { announcementId } = effect;
        const answer = (granted: boolean | null): Input => ({
          type: "beginAnswered",
          announcementId,
          granted,
        });
        return up(screen, () => answer(begin(screen.id, announcementId)), answer(null));
      }
      case "endAnnouncement": {
        const { announcementId, outcome } = effect;
        const answer = (settled: boolean): Input => ({ type: "endAnswered", announcementId, settled });
        return up(screen, () => (end(screen.id, announcementId, outcome), answer(true)), answer(false));
      }
      case "remember":
        screen.memory = effect.memory;
        return;
      case "play":
        return play(screen, effect.announcementId);
      case "hush":
        screen.playing = null;
        return;
      default:
        effect satisfies never;
    }
  }

  /** One way up and one back, each as slow as the screen's link; broken on the way, `unknown` is what is heard of it. */
  function up(screen: Screen, ask: () => Input | null, unknown: Input | null): void {
    const { id } = screen;
    const tell = (input: Input | null) => () => {
      if (input !== null && screen.id === id) feed(screen, input);
    };
    if (!screen.linked) return later(screen, tell(unknown));
    const arrive = (): void => {
      const answer = ask();
      queue(screen, tell(answer), tell(unknown));
    };
    queue(screen, arrive, tell(unknown));
  }

  function queue(screen: Screen, deliver: () => void, lost: (() => void) | null): void {
    const at = Math.max(now + screen.latencyMs, ...screen.wire.map((message) => message.at));
    screen.wire.push({ at, deliver, lost });
  }

  function later(screen: Screen, deliver: () => void): void {
    screen.wire.push({ at: now + stepMs, deliver, lost: deliver });
  }

  function show(screen: Screen): void {
    if (!screen.linked) return;
    const pending = [...ledger.values()]
      .filter((entry) => entry.begunBy === null && entry.outcome === null)
      .map((entry) => entry.announcement);
    queue(screen, () => feed(screen, { type: "viewArrived", lineage: "one", pending, backlogMs }), null);
  }

  function publish(): void {
    for (const screen of screens) show(screen);
  }

  function holder(): string | null {
    return lease !== null && now < lease.until ? lease.screen : null;
  }

  function claimLease(screen: string): number {
    const held = holder();
    if (held !== null && held !== screen) return 0;
    lease = { screen, until: now + leaseMs + marginMs };
    return leaseMs;
  }

  function release(screen: string): null {
    if (holder() === screen) lease = null;
    return null;
  }

  function begin(screen: string, id: AnnouncementId): boolean {
    const entry = ledger.get(id);
    if (entry === undefined || entry.outcome !== null) return false;
    if (entry.begunBy === screen) return true;
    const free =
      entry.begunBy === null && holder() === screen && hubEpoch + now < entry.announcement.expiresAt;
    if (!free) return false;
    entry.begunBy = screen;
    entry.begunAt = now;
    publish();
    return true;
  }

  function end(screen: string, id: AnnouncementId, outcome: AnnouncementEnd): void {
    const entry = ledger.get(id);
    if (entry?.begunBy !== screen || entry.outcome !== null) return;
    entry.outcome = outcome;
  }

  function sweep(): void {
    for (const entry of ledger.values()) {
      if (entry.outcome !== null) continue;
      if (entry.begunBy !== null && now - entry.begunAt >= silenceMs) entry.outcome = "unheard";
      if (entry.begunBy === null && hubEpoch + now >= entry.announcement.expiresAt) {
        entry.outcome = "expired";
        publish();
      }
    }
  }

  function play(screen: Screen, id: AnnouncementId): void {
    const doing = screen.state.doing.kind === "speaking" ? screen.state.doing : null;
    const part = doing?.next ?? 0;
    const until = now + (doing?.parts[part]?.ms ?? 0);
    if (!screen.audible) faults.push(`${screen.id} plays ${id} without sound`);
    for (const other of screens)
      if (other.playing !== null) faults.push(`${screen.id} plays ${id} while ${other.id} speaks`);
    if (heard.some((one) => one.id === id && one.part === part)) faults.push(`${id} part ${part} twice`);
    if (heard.some((one) => one.id === id && one.screen !== screen.id)) faults.push(`${id} on two screens`);
    if (lease !== null && lease.screen !== screen.id && now < lease.until)
      faults.push(`${id} without the lease`);
    if (lease?.screen === screen.id && lease.until < until) faults.push(`${id} outlasts the lease`);
    screen.playing = { id, until };
    heard.push({ screen: screen.id, id, part, from: now, until });
  }

  function tick(): void {
    now += stepMs;
    for (const screen of screens) {
      for (;;) {
        const first = screen.wire[0];
        if (first === undefined || first.at > now) break;
        screen.wire.shift();
        first.deliver();
      }
      if (screen.playing !== null && now >= screen.playing.until) {
        const { id } = screen.playing;
        screen.playing = null;
        feed(screen, { type: "partEnded", announcementId: id, heard: true });
      }
      if (now % 500 === 0) feed(screen, { type: "ticked" });
    }
    sweep();
  }

  const screenAt = (index: number): Screen => screens[index % screens.length]!;

  return {
    ledger,
    heard,
    faults,
    screens,
    call: () => {
      const announcementId = `call-${ledger.size + 1}` as AnnouncementId;
      const expiresAt = (hubEpoch + now + lifeMs) as Instant;
      const announcement = { announcementId, label: "A001", counter: "1", recall: false, expiresAt };
      ledger.set(announcementId, { announcement, begunBy: null, begunAt: 0, outcome: null });
      publish();
      return announcementId;
    },
    wait: (ms) => {
      for (const until = now + ms; now < until;) tick();
    },
    cut: (index) => {
      const screen = screenAt(index);
      if (!screen.linked) return;
      screen.linked = false;
      const lost = screen.wire;
      screen.wire = [];
      for (const message of lost) if (message.lost !== null) later(screen, message.lost);
      feed(screen, { type: "linkChanged", connected: false });
    },
    mend: (index) => {
      const screen = screenAt(index);
      if (screen.linked) return;
      screen.linked = true;
      connect(screen);
    },
    reload: (index, orderly) => {
      const screen = screenAt(index);
      if (orderly) {
        feed(screen, { type: "left" });
        for (const message of screen.wire) message.deliver();
      }
      boot(screen);
    },
    mute: (index, muted) => {
      const screen = screenAt(index);
      screen.audible = !muted;
      const cutOff = muted ? screen.playing : null;
      if (cutOff !== null) screen.playing = null;
      feed(screen, { type: "soundChanged", audible: !muted });
      if (cutOff !== null) feed(screen, { type: "partEnded", announcementId: cutOff.id, heard: false });
    },
    slow: (index, latencyMs) => {
      screenAt(index).latencyMs = latencyMs;
    },
    restartHub: () => {
      const speaker = [...ledger.values()].findLast((entry) => entry.begunBy !== null)?.begunBy ?? null;
      lease = speaker === null ? null : { screen: speaker, until: now + leaseMs + marginMs };
      for (const [index, screen] of screens.entries()) {
        if (!screen.linked) continue;
        screen.linked = false;
        const lost = screen.wire;
        screen.wire = [];
        for (const message of lost) if (message.lost !== null) later(screen, message.lost);
        feed(screen, { type: "linkChanged", connected: false });
        screenAt(index).linked = true;
        connect(screen);
      }
    },
  };
}
