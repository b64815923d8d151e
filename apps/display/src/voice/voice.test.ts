import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HubClient, HubSnapshot } from "@giliran/shared/client";
import { accepted, type Command, denied, type Result } from "@giliran/shared/contract";
import type { AnnouncementId, Instant } from "@giliran/shared/domain";
import { sampleBoardView, sampleFrame } from "@giliran/shared/testing";
import { type ClipPlayer, SilentOutput, type SoundState } from "../announce/clipPlayer.ts";
import { createVoice, type Voice } from "./createVoice.ts";
import { browserVoiceMemory, type VoiceMemoryStore } from "./voiceMemory.ts";

const manifest: unknown = JSON.parse(
  readFileSync(new URL("../../public/voice/manifest.json", import.meta.url), "utf8"),
);
const announcementId = "call-1" as AnnouncementId;
const hubNow = 1_800_000_000_000 as Instant;
const call = { announcementId, label: "A007", counter: "3", recall: false };

interface Player extends ClipPlayer {
  readonly played: string[];
  readonly volumes: number[];
  readonly missing: Set<string>;
  readonly set: (sound: SoundState) => void;
  fails: boolean;
  isSilent: boolean;
}

function fakePlayer(): Player {
  const loaded = new Set<string>();
  const missing = new Set<string>();
  const played: string[] = [];
  const volumes: number[] = [];
  const listeners = new Set<() => void>();
  let sound: SoundState = "running";
  return {
    played,
    volumes,
    missing,
    fails: false,
    isSilent: false,
    set: (next) => {
      sound = next;
      for (const listener of listeners) listener();
    },
    start: () => undefined,
    stop: () => undefined,
    sound: () => sound,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    touched: () => undefined,
    load: async (name) => {
      await Promise.resolve();
      if (missing.has(name)) throw new Error("not there");
      loaded.add(name);
    },
    lengthMs: (name) => (loaded.has(name) ? 400 : null),
    async play(clips, percent) {
      volumes.push(percent);
      played.push(clips.map(({ clip }) => clip).join(" "));
      await Promise.resolve();
      if (this.fails) throw new Error("cut off");
      if (this.isSilent) throw new SilentOutput("nothing sounded");
    },
    hush: () => undefined,
  };
}

interface Hub extends HubClient {
  readonly sent: Command[];
  readonly set: (change: Partial<HubSnapshot>) => void;
  answer: (command: Command) => Result;
}

function fakeHub(): Hub {
  const sent: Command[] = [];
  const listeners = new Set<() => void>();
  let snapshot: HubSnapshot = {
    status: "connecting",
    since: hubNow,
    refusal: null,
    frame: null,
    machine: null,
    clockOffsetMs: 0,
  };
  return {
    sent,
    answer: (command) => {
      if (command.type === "claimVoice") return accepted({ granted: true, leaseMs: 12_000 });
      return accepted(command.type === "beginAnnouncement" ? { granted: true } : null);
    },
    set: (change) => {
      snapshot = { ...snapshot, ...change };
      for (const listener of listeners) listener();
    },
    start: () => undefined,
    stop: () => undefined,
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async send(command) {
      sent.push(command);
      await Promise.resolve();
      // The stand-in answers what the table says; the compiler cannot know which command came.
      return this.answer(command) as never;
    },
    hubNow: () => hubNow,
  };
}

function frameWith(pending: readonly (typeof call)[], counter = "3"): HubSnapshot["frame"] {
  const view = sampleBoardView();
  const expiresAt = (hubNow + 90_000) as Instant;
  const voice = { ...view.voice, pending: pending.map((one) => ({ ...one, counter, expiresAt })) };
  return sampleFrame({ view: { ...view, voice } });
}

let hub: Hub;
let player: Player;
let voice: Voice;
const memory: VoiceMemoryStore = { read: () => null, write: () => undefined };

beforeEach(() => {
  vi.stubGlobal("fetch", async () => await Promise.resolve({ ok: true, json: () => manifest }));
  hub = fakeHub();
  player = fakePlayer();
  voice = createVoice({ client: hub, player, memory, screenId: "screen-0001", name: "layar-a" });
});
afterEach(() => {
  voice.stop();
  vi.unstubAllGlobals();
});

/** How announcements ended, as the hub heard it. */
function ends(): string[] {
  return hub.sent.flatMap((command) => (command.type === "endAnnouncement" ? [command.outcome] : []));
}

function sentTypes(): string[] {
  return hub.sent.map(({ type }) => type);
}

function reported(): readonly string[] | undefined {
  const last = hub.sent.findLast((command) => command.type === "reportHealth");
  return last?.type === "reportHealth" ? last.parts[0]?.trouble : undefined;
}

describe("the voice of a screen", () => {
  it("claims, begins, speaks and ends, in this order", async () => {
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call]) });
    await vi.waitFor(() => expect(sentTypes()).toContain("endAnnouncement"));
    expect(player.played).toEqual([
      "two-tones nomor-antrean letter-a nol nol tujuh silakan-menuju-loket tiga-end",
    ]);
    expect(sentTypes().filter((type) => type !== "reportHealth")).toEqual([
      "claimVoice",
      "beginAnnouncement",
      "endAnnouncement",
    ]);
    expect(hub.sent.at(-1)).toMatchObject({ type: "endAnnouncement", outcome: "spoken" });
  });

  it("is as loud as the hall wants it at this time of its own day", async () => {
    const frame = frameWith([call]);
    if (frame?.view.kind !== "board") throw new Error("no board");
    // 15:00 in Jakarta.
    const volume = [
      { from: 14 * 60 + 59, percent: 70 },
      { from: 15 * 60 + 1, percent: 30 },
    ];
    const { view } = frame;
    voice.start();
    hub.set({
      status: "connected",
      frame: { ...frame, view: { ...view, voice: { ...view.voice, volume } } },
    });
    await vi.waitFor(() => expect(player.volumes).toEqual([70]));
  });

  it("says unheard of what the loudspeaker did not end", async () => {
    player.fails = true;
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call]) });
    await vi.waitFor(() => expect(hub.sent.at(-1)).toMatchObject({ outcome: "unheard" }));
  });

  it("remembers what it began before it plays", async () => {
    const written: string[] = [];
    voice = createVoice({
      client: hub,
      player,
      memory: {
        read: () => null,
        write: ({ begun }) => written.push(`${begun.join()} ${player.played.length}`),
      },
      screenId: "screen-0001",
      name: "layar-a",
    });
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call]) });
    await vi.waitFor(() => expect(player.played.length).toBe(1));
    expect(written).toEqual(["call-1 0"]);
  });

  it("claims nothing while the sound is blocked, and says so to board and hub", async () => {
    player.set("blocked");
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call]) });
    await vi.waitFor(() => expect(reported()).toEqual(["sound_blocked"]));
    expect(voice.status()).toEqual({ sound: "blocked", audible: false, trouble: ["sound_blocked"] });
    expect(sentTypes()).not.toContain("claimVoice");
    player.set("running");
    await vi.waitFor(() => expect(player.played.length).toBe(1));
    expect(reported()).toEqual([]);
  });

  it("tells the supervisor while calls pile up and are shortened", async () => {
    voice.start();
    const crowd = Array.from({ length: 8 }, (_, i) => ({
      ...call,
      announcementId: `call-${String(i)}` as AnnouncementId,
    }));
    hub.set({ status: "connected", frame: frameWith(crowd) });
    await vi.waitFor(() => expect(reported()).toEqual(["voice_backlog"]));
    expect(voice.status().audible).toBe(true);
  });

  it("tells that nothing sounded, has the call unheard, and is well again after the next that sounds", async () => {
    player.isSilent = true;
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call]) });
    await vi.waitFor(() => expect(reported()).toEqual(["sound_silent"]));
    expect(ends()).toEqual(["unheard"]);
    player.isSilent = false;
    hub.set({ frame: frameWith([{ ...call, announcementId: "call-2" as AnnouncementId }]) });
    await vi.waitFor(() => expect(ends()).toEqual(["unheard", "spoken"]));
    await vi.waitFor(() => expect(reported()).toEqual([]));
  });

  it("speaks without a named counter's word, and reports that it lacks", async () => {
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call], "Imigrasi 1") });
    await vi.waitFor(() => expect(player.played.at(-1)).toMatch(/silakan-menuju-loket satu-end$/));
    expect(reported()).toEqual(["sound_clips_missing"]);
    hub.set({ frame: frameWith([]) });
    await vi.waitFor(() => expect(reported()).toEqual([]));
  });

  it("is not audible without any clips, and tells the hub again after each connection", async () => {
    vi.stubGlobal("fetch", async () => await Promise.resolve({ ok: false, status: 503 }));
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call]) });
    await vi.waitFor(() => expect(voice.status().trouble).toEqual(["sound_clips_missing"]));
    expect(voice.status().audible).toBe(false);
    expect(sentTypes()).not.toContain("claimVoice");
    const before = hub.sent.length;
    hub.set({ status: "disconnected" });
    hub.set({ status: "connected" });
    expect(hub.sent.slice(before).map(({ type }) => type)).toEqual(["reportHealth"]);
  });

  it("keeps an end that the hub did not hear, and tells it when the hub is back", async () => {
    const heard = hub.answer;
    hub.answer = (command) => (command.type === "endAnnouncement" ? denied("disconnected") : heard(command));
    voice.start();
    hub.set({ status: "connected", frame: frameWith([call]) });
    await vi.waitFor(() => expect(sentTypes()).toContain("endAnnouncement"));
    hub.set({ status: "disconnected" });
    const before = ends().length;
    hub.answer = heard;
    hub.set({ status: "connected" });
    expect(ends()).toHaveLength(before + 1);
  });

  it("gives the voice back when the page goes away, and does nothing after it", async () => {
    voice.start();
    hub.set({ status: "connected", frame: frameWith([]) });
    await vi.waitFor(() => expect(sentTypes()).toContain("claimVoice"));
    voice.leave();
    expect(sentTypes().at(-1)).toBe("releaseVoice");
    hub.set({ frame: frameWith([call]) });
    expect(sentTypes().at(-1)).toBe("releaseVoice");
    expect(player.played).toEqual([]);
  });
});

describe("the memory of a voice", () => {
  it("comes back as it was written, and nonsense is no memory", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as Storage;
    const store = browserVoiceMemory("layar-a", storage);
    expect(store.read()).toBeNull();
    store.write({ lineage: "one", begun: [announcementId] });
    expect(store.read()).toEqual({ lineage: "one", begun: ["call-1"] });
    kept.set("giliran.voice.layar-a", "{");
    expect(store.read()).toBeNull();
    kept.set("giliran.voice.layar-a", '{"lineage":"one","begun":[" "]}');
    expect(store.read()).toBeNull();
  });
});
