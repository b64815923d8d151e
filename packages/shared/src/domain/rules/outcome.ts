import type { Decision } from "../decide.ts";
import type { HallEvent } from "../event.ts";
import type { Refusal } from "../refusal.ts";

export function refused(error: Refusal): Decision {
  return { ok: false, error };
}

export function happened(...events: readonly HallEvent[]): Decision {
  return { ok: true, events };
}
