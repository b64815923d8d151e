import type { MemoryHub, MemoryLink } from "@giliran/hub";
import type { HubPort } from "@giliran/kiosk";
import type { Result, ViewFrame } from "@giliran/shared/contract";
import type { DeviceId } from "@giliran/shared/domain";
import type { Steps } from "./steps.ts";
import type { HeldTime } from "./time.ts";

export interface Line {
  readonly port: HubPort;
  /** Takes note of a line that was cut or mended. */
  readonly look: () => void;
}

export interface LineParts {
  readonly hub: MemoryHub;
  readonly time: HeldTime;
  readonly deviceId: DeviceId;
  readonly isUp: () => boolean;
  readonly steps: () => Steps;
}

/** So long a sender waits for an answer across breaks, ms: the promise of the hub's client. */
const confirmMs = 10_000;

/** The hub over a line, with the promises of the hub's client: an answer is waited for across breaks, with one id. */
export function openLine({ hub, time, deviceId, isUp, steps }: LineParts): Line {
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();
  let link: MemoryLink | null = null;
  let state: ReturnType<HubPort["state"]> = {
    status: "connecting",
    since: time.now(),
    clockOffsetMs: 0,
    refusal: null,
    epoch: null,
    view: null,
    machine: null,
  };

  function change(to: Partial<typeof state>): void {
    state = { ...state, ...to };
    for (const listener of new Set(listeners)) listener();
  }

  function look(): void {
    if (isUp() === (link !== null)) return;
    if (link !== null) {
      link.close();
      link = null;
      change({ status: "disconnected", since: time.now() });
      return;
    }
    link = hub.connect({ kind: "device", id: deviceId }, take);
    change({ status: "connected", since: time.now() });
    for (const go of waiting) go();
    waiting.clear();
  }

  function take({ view, epoch }: ViewFrame): void {
    if (view.kind === "kiosk" && isUp()) change({ view, epoch });
  }

  async function up(deadline: number): Promise<boolean> {
    look();
    if (link !== null) return true;
    if (time.now() >= deadline) return false;
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
      time.after(deadline - time.now(), resolve);
    });
    return link !== null;
  }

  async function send(command: object, id: string): Promise<Result> {
    look();
    if (link === null) return { ok: false, error: "disconnected" };
    const deadline = time.now() + confirmMs;
    while (await up(deadline)) {
      const own: MemoryLink | null = link;
      await steps().pass(`${nameOf(command)} leaves`);
      look();
      if (own === null || own !== link) continue;
      const answer = await own.send({ id, command });
      await steps().pass(`${nameOf(command)} is answered`);
      look();
      if (own === link) return answer;
    }
    return { ok: false, error: "not_confirmed" };
  }

  return {
    look,
    port: {
      start: look,
      stop: () => undefined,
      state: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      send: send as unknown as HubPort["send"],
    },
  };
}

function nameOf(command: object): string {
  return "type" in command ? String(command.type) : "";
}
