import type { Page } from "playwright-core";

/** One clip as the page gave it to the loudspeaker. */
export interface HeardClip {
  /** "id/nol", "chime-bell": the file's path below the voice pack, without its ending. */
  readonly clip: string;
  /** When it sounds, ms of this machine's clock; exact to a few ms. */
  readonly from: number;
  readonly until: number;
  /** Loudest mean square of 1,024 samples while it sounded, of full scale; 0 is silence. */
  readonly loudness: number;
}

interface Recording {
  readonly clips: { clip: string; from: number; until: number; loudness: number }[];
  /** Loudest block outside of every clip. */
  stray: number;
}

declare global {
  var heardByTest: Recording | undefined;
}

/**
 * Listens at the loudspeaker of every page: which clip is started when, and how loud what truly leaves the page is at
 * that time. To be given to `ScreenWish.before`; it changes nothing of what the page does.
 */
export function listenAtLoudspeaker(): void {
  const recording: Recording = { clips: [], stray: 0 };
  globalThis.heardByTest = recording;
  const addresses = new WeakMap<object, string>();
  const recorders = new WeakMap<BaseAudioContext, ScriptProcessorNode>();

  const readBody = Response.prototype.arrayBuffer;
  Response.prototype.arrayBuffer = async function arrayBuffer() {
    const bytes = await readBody.call(this);
    addresses.set(bytes, this.url);
    return bytes;
  };
  const decode = BaseAudioContext.prototype.decodeAudioData;
  BaseAudioContext.prototype.decodeAudioData = async function decodeAudioData(bytes: ArrayBuffer) {
    const address = addresses.get(bytes) ?? "";
    const buffer = await decode.call(this, bytes);
    addresses.set(buffer, address);
    return buffer;
  };

  /** Ms of this machine's clock at the context's time 0. */
  const origin = (context: BaseAudioContext): number =>
    performance.timeOrigin + performance.now() - context.currentTime * 1000;

  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function startClip(when = 0, ...rest) {
    const address = addresses.get(this.buffer ?? {}) ?? "";
    const clip = /\/voice\/(.+)\.ogg/u.exec(address)?.[1] ?? address;
    const from = origin(this.context) + Math.max(when, this.context.currentTime) * 1000;
    recording.clips.push({ clip, from, until: from + (this.buffer?.duration ?? 0) * 1000, loudness: 0 });
    const [last] = recording.clips.slice(-1);
    this.addEventListener("ended", () => {
      // Stopped before its end: it was heard no longer than this.
      if (last !== undefined) last.until = Math.min(last.until, performance.timeOrigin + performance.now());
    });
    return start.call(this, when, ...rest);
  };

  const connect = AudioNode.prototype.connect as (
    this: AudioNode,
    to: AudioNode,
    ...rest: number[]
  ) => AudioNode;
  function connectAndListen(this: AudioNode, to: AudioNode, ...rest: number[]): AudioNode {
    if (to instanceof AudioDestinationNode) connect.call(this, recorderOf(to.context));
    return connect.call(this, to, ...rest);
  }
  AudioNode.prototype.connect = connectAndListen as typeof AudioNode.prototype.connect;

  function recorderOf(context: BaseAudioContext): ScriptProcessorNode {
    const known = recorders.get(context);
    if (known !== undefined) return known;
    const made = context.createScriptProcessor(1024, 1, 1);
    made.onaudioprocess = ({ inputBuffer, playbackTime }) => {
      const samples = inputBuffer.getChannelData(0);
      const loudness = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // What is processed now was heard a block or two before it plays.
      const length = inputBuffer.duration * 1000;
      const at = origin(context) + playbackTime * 1000;
      const during = recording.clips.filter(
        ({ from, until }) => at > from - length && at - 3 * length < until,
      );
      for (const clip of during) clip.loudness = Math.max(clip.loudness, loudness);
      if (during.length === 0) recording.stray = Math.max(recording.stray, loudness);
    };
    connect.call(made, context.destination);
    recorders.set(context, made);
    return made;
  }
}

/** What left the page's loudspeaker so far, oldest first. */
export async function heardOn(page: Page): Promise<readonly HeardClip[]> {
  return await page.evaluate(() => globalThis.heardByTest?.clips ?? []);
}

/** One announcement: from its chime, if it has one, to the end of its sentence. */
export interface HeardAnnouncement {
  /** Its clips without the chime, "id/nomor-antrean id/letter-a ...". */
  readonly words: string;
  readonly from: number;
  readonly until: number;
  /** Of its quietest clip. */
  readonly quietest: number;
}

/**
 * Puts clips together into announcements: each begins with the chime, or at once with its words where others wait and
 * the chime is left out. The hall of these tests says everything once, in one language.
 */
export function announcementsIn(clips: readonly HeardClip[]): readonly HeardAnnouncement[] {
  const found: HeardClip[][] = [];
  for (const clip of clips) {
    const ended = found.at(-1)?.at(-1)?.clip.endsWith("-end") ?? true;
    if (clip.clip.startsWith("chime-") || ended) found.push([clip]);
    else found.at(-1)?.push(clip);
  }
  return found.map((group) => ({
    words: group
      .filter(({ clip }) => !clip.startsWith("chime-"))
      .map(({ clip }) => clip)
      .join(" "),
    from: Math.min(...group.map(({ from }) => from)),
    until: Math.max(...group.map(({ until }) => until)),
    quietest: Math.min(...group.map(({ loudness }) => loudness)),
  }));
}

const digits = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/** The clips of "Nomor antrean A nol nol tujuh, silakan menuju loket tiga", digit by digit (domain.md 4). */
export function wordsFor(label: string, counter: number): string {
  const signs = Array.from(label, (sign) =>
    /\d/u.test(sign) ? `id/${digits[Number(sign)]}` : `id/letter-${sign.toLowerCase()}`,
  );
  return ["id/nomor-antrean", ...signs, "id/silakan-menuju-loket", `id/${digits[counter]}-end`].join(" ");
}

/** The clips of a recall of the same number: who hears it learns that it was not the first call. */
export function recallWordsFor(label: string, counter: number): string {
  return `id/panggilan-ulang ${wordsFor(label, counter)}`;
}
