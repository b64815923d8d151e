import type { HubClient } from "@giliran/shared/client";
import type { BoardView, DeviceHealth, ErrorCode, HealthCode } from "@giliran/shared/contract";
import { localTimeOf, type ZoneName } from "@giliran/shared/domain";
import { numberWordsOf } from "@giliran/shared/i18n";
import { step, thriftOf } from "../announce/announcer.ts";
import { type AnnouncerState, type Effect, type Input, startAnnouncer } from "../announce/announcerState.ts";
import { clipKey, type ClipPlayer, SilentOutput, type SoundState } from "../announce/clipPlayer.ts";
import { type Called, composeScript, type Script, type VoicePack } from "../announce/phrases.ts";
import { volumeAt } from "../announce/volume.ts";
import { loadVoicePack } from "./loadVoicePack.ts";
import type { VoiceMemoryStore } from "./voiceMemory.ts";

/** What the board shows of the voice, and the hub hears of it. */
export interface VoiceStatus {
  readonly sound: SoundState;
  /** The page may sound, and has clips to say something with. */
  readonly audible: boolean;
  readonly trouble: readonly HealthCode[];
}

/** The voice of one page load: the announcer bound to hub, clock and loudspeaker. */
export interface Voice {
  readonly start: () => void;
  readonly stop: () => void;
  /** The page goes away: stops speaking and gives the voice back, as far as there is time for it. */
  readonly leave: () => void;
  readonly status: () => VoiceStatus;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface VoiceParts {
  readonly client: HubClient;
  readonly player: ClipPlayer;
  readonly memory: VoiceMemoryStore;
  readonly screenId: string;
  /** The display's name, for the health report. */
  readonly name: string;
}

const tickMs = 500;
const reloadMs = 15_000;
/** What was wrong with announcements is told for so long after the last one, ms: no supervisor looks all the time. */
const toldMs = 60_000;

export function createVoice({ client, player, memory, screenId, name }: VoiceParts): Voice {
  const listeners = new Set<() => void>();
  const endings: (() => void)[] = [];
  let state: AnnouncerState = startAnnouncer(memory.read());
  let status: VoiceStatus = { sound: player.sound(), audible: false, trouble: [] };
  let seen: { view: BoardView | null; connected: boolean } = { view: null, connected: false };
  let clips: { languages: string; loaded: boolean; complete: boolean } = {
    languages: "",
    loaded: false,
    complete: true,
  };
  let hurriedUntil = Number.NEGATIVE_INFINITY;
  let silentUntil = Number.NEGATIVE_INFINITY;
  let reloading: ReturnType<typeof setTimeout> | undefined;

  const pack: VoicePack = {
    clipMs: (language, clip) => player.lengthMs(clipKey(language, clip)),
    numberWords: numberWordsOf,
  };

  function compose(announcement: Called): Script {
    const { view } = seen;
    if (view === null) return { parts: [], wholeAfter: 0, chimeMs: 0, missing: [] };
    return composeScript(announcement, view.voice, pack);
  }

  function feed(input: Input): void {
    const now = { mono: performance.now(), hub: client.hubNow() };
    const after = step(state, input, now, compose);
    state = after.state;
    if (thriftOf(state, now, compose) !== "none") hurriedUntil = now.mono + toldMs;
    for (const effect of after.effects) perform(effect);
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case "claimVoice":
        return void claim(effect.sentAt);
      case "releaseVoice":
        return void client.send({ type: "releaseVoice", screenId });
      case "beginAnnouncement":
        return void begin(effect);
      case "remember":
        return memory.write(effect.memory);
      case "play":
        return void play(effect);
      case "hush":
        return player.hush();
      case "endAnnouncement":
        return void end(effect);
      default:
        effect satisfies never;
    }
  }

  async function claim(sentAt: number): Promise<void> {
    const answer = await client.send({ type: "claimVoice", screenId });
    if (answer.ok)
      feed({ type: "claimAnswered", sentAt, leaseMs: answer.value.granted ? answer.value.leaseMs : 0 });
    else feed({ type: "claimAnswered", sentAt, leaseMs: isUnheard(answer.error) ? null : 0 });
  }

  async function begin({ announcementId }: Extract<Effect, { type: "beginAnnouncement" }>): Promise<void> {
    const answer = await client.send({ type: "beginAnnouncement", screenId, announcementId });
    const unknown = !answer.ok && answer.error === "not_confirmed";
    const granted = answer.ok && answer.value.granted;
    feed({ type: "beginAnswered", announcementId, granted: unknown ? null : granted });
  }

  async function end({
    announcementId,
    outcome,
  }: Extract<Effect, { type: "endAnnouncement" }>): Promise<void> {
    const answer = await client.send({ type: "endAnnouncement", screenId, announcementId, outcome });
    feed({ type: "endAnswered", announcementId, settled: answer.ok || !isUnheard(answer.error) });
  }

  async function play({ announcementId, clips }: Extract<Effect, { type: "play" }>): Promise<void> {
    const heard = await player.play(clips, volume()).then(
      () => true,
      (error: unknown) => {
        if (error instanceof SilentOutput) silentUntil = performance.now() + toldMs;
        return false;
      },
    );
    if (heard) silentUntil = Number.NEGATIVE_INFINITY;
    feed({ type: "partEnded", announcementId, heard });
  }

  /** The hall is louder while it is full, and softer at noon: its own clock says so. */
  function volume(): number {
    const { view } = seen;
    if (view === null) return 100;
    const { minutes } = localTimeOf(client.hubNow(), view.hall.timeZone as ZoneName);
    return volumeAt(view.voice.volume, minutes);
  }

  function onHub(): void {
    const { status: link, frame } = client.snapshot();
    const connected = link === "connected";
    const view = frame?.view.kind === "board" && !frame.view.voice.silent ? frame.view : null;
    const before = seen;
    seen = { view, connected };
    if (view !== null && frame !== null && view !== before.view) {
      wantClips(view.voice.languages);
      feed({
        type: "viewArrived",
        lineage: frame.lineage,
        pending: view.voice.pending,
        backlogMs: view.voice.backlogMs,
      });
    }
    if (connected !== before.connected) feed({ type: "linkChanged", connected });
    look(connected && !before.connected);
  }

  /** A change of languages silences the screen until their clips are there; a second attempt does not. */
  function wantClips(languages: readonly string[]): void {
    const wanted = [...new Set(languages)].sort().join(",");
    if (wanted === clips.languages) return;
    clips = { languages: wanted, loaded: false, complete: true };
    void loadClips(languages);
  }

  async function loadClips(languages: readonly string[]): Promise<void> {
    clearTimeout(reloading);
    const attempt = clips.languages;
    const lost = await loadVoicePack(player, languages).catch(() => null);
    // The hall has changed its languages meanwhile: that load tells.
    if (attempt !== clips.languages || state.left) return;
    clips = { languages: attempt, loaded: clips.loaded || lost !== null, complete: lost === 0 };
    if (lost !== 0) reloading = setTimeout(() => void loadClips(languages), reloadMs);
    look(false);
  }

  /** Compares what can be heard with what was said of it. */
  function look(tellAgain: boolean): void {
    const sound = player.sound();
    const audible = sound === "running" && clips.loaded;
    feed({ type: "soundChanged", audible });
    const trouble = troubleOf(sound);
    const changed = trouble.join() !== status.trouble.join();
    if (changed || sound !== status.sound || audible !== status.audible) {
      status = { sound, audible, trouble };
      for (const listener of new Set(listeners)) listener();
    }
    const health: DeviceHealth = {
      part: "voice",
      name: name.slice(0, 64),
      simulated: false,
      trouble: [...trouble],
    };
    if (seen.connected && (changed || tellAgain)) void client.send({ type: "reportHealth", parts: [health] });
  }

  function troubleOf(sound: SoundState): readonly HealthCode[] {
    const blocked: readonly HealthCode[] = sound === "blocked" ? ["sound_blocked"] : [];
    const silent: readonly HealthCode[] = performance.now() < silentUntil ? ["sound_silent"] : [];
    const hurried: readonly HealthCode[] = performance.now() < hurriedUntil ? ["voice_backlog"] : [];
    const told = [...blocked, ...silent, ...hurried];
    return isComplete() ? told : [...told, "sound_clips_missing"];
  }

  /** Whether all clips came, and the calls on the board could each be said whole. */
  function isComplete(): boolean {
    if (!clips.complete) return false;
    if (!clips.loaded || seen.view === null) return true;
    const { calls, voice } = seen.view;
    return [...voice.pending, ...calls].every(
      (call) => compose({ recall: true, ...call }).missing.length === 0,
    );
  }

  return {
    start: () => {
      player.start();
      const ticking = setInterval(() => {
        feed({ type: "ticked" });
        look(false);
      }, tickMs);
      endings.push(
        () => clearInterval(ticking),
        client.subscribe(onHub),
        player.subscribe(() => look(false)),
      );
      onHub();
    },
    stop: () => {
      feed({ type: "left" });
      for (const ending of endings.splice(0)) ending();
      clearTimeout(reloading);
      listeners.clear();
    },
    leave: () => feed({ type: "left" }),
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Refusals after which the same may be asked again: the hub has not decided anything. */
function isUnheard(error: ErrorCode): boolean {
  return (["disconnected", "not_confirmed", "rate_limited", "stopping", "internal"] as ErrorCode[]).includes(
    error,
  );
}
