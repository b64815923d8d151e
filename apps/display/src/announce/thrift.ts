import type { Script } from "./phrases.ts";

/**
 * What is left out while announcements wait for one another, each step with those before it: nothing, repeats, further
 * languages, the chime.
 */
export const thrifts = ["none", "repeats", "languages", "chime"] as const;
export type Thrift = (typeof thrifts)[number];

/** How long it takes, ms. */
export function lengthOf({ parts }: Pick<Script, "parts">): number {
  return parts.reduce((sum, { ms }) => sum + ms, 0);
}

/** The announcement without what this thrift leaves out. */
export function shorten(script: Script, thrift: Thrift): Script {
  switch (thrift) {
    case "none":
      return script;
    case "repeats":
      return { ...script, parts: script.parts.slice(0, script.wholeAfter) };
    case "languages":
      return { ...script, parts: script.parts.slice(0, 1), wholeAfter: 1 };
    case "chime":
      return withoutChime(shorten(script, "languages"));
    default:
      return thrift satisfies never;
  }
}

function withoutChime(script: Script): Script {
  const [first, ...rest] = script.parts;
  if (first === undefined || first.clips[0]?.language !== null) return script;
  const clips = first.clips.slice(1);
  return { ...script, parts: [{ clips, ms: first.ms - script.chimeMs }, ...rest] };
}

/**
 * The least thrift with which the last of these begins within `limitMs`; all of it where none is enough. Who waits alone
 * waits for nobody.
 */
export function thriftFor(scripts: readonly Script[], limitMs: number): Thrift {
  const before = scripts.slice(0, -1);
  const waitsMs = (thrift: Thrift): number =>
    before.reduce((sum, script) => sum + lengthOf(shorten(script, thrift)), 0);
  return thrifts.find((thrift) => waitsMs(thrift) <= limitMs) ?? "chime";
}
