import { describe, expect, it } from "vitest";
import { createHash } from "node:crypto";
import {
  noGate,
  type Actor,
  type CommandId,
  type DeviceId,
  type Instant,
  type StaffId,
} from "@giliran/shared/domain";
import { fakeClock } from "@giliran/shared/testing";
import { createGateCodes } from "./gateCodes.ts";

const minute = 60_000;
const kiosk: Actor = { kind: "device", role: "kiosk", id: "anjungan-1" as DeviceId };
const other: Actor = { kind: "device", role: "kiosk", id: "anjungan-2" as DeviceId };
const guard: Actor = { kind: "staff", role: "reception", id: "joko" as StaffId };
const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex");
let drawn = 0;
const cid = (): CommandId => `command-${String((drawn += 1))}` as CommandId;

function codes(): {
  readonly advance: (ms: number) => void;
  /** Somebody sets the clock on the wall. */
  readonly setClock: (ms: number) => void;
  readonly register: (code: string) => void;
  readonly give: (kind: "pass" | "recheck") => string;
  readonly use: (code: string, by?: Actor, id?: CommandId) => unknown;
} {
  const clock = fakeClock();
  let secrets = 0;
  let [passed, jumped] = [0, 0];
  const all = createGateCodes({
    clock: { now: () => (clock.now() + jumped) as Instant, monotonic: () => passed },
    ids: { secret: () => `secret-${String((secrets += 1))}` },
    gate: () => noGate,
  });
  return {
    advance: (ms) => {
      passed += ms;
      void clock.advance(ms);
    },
    setClock: (ms) => {
      jumped += ms;
    },
    register: (code) => void all.answer({ type: "registerGateCode", codeHash: hashOf(code) }, kiosk, cid()),
    give: (kind) => {
      const answer = all.answer({ type: "giveGateCode", kind }, guard, cid());
      return answer.ok ? (answer.value as { code: string }).code : "";
    },
    use: (code, by = kiosk, id = cid()) => {
      const answer = all.answer({ type: "useGateCode", codeHash: hashOf(code) }, by, id);
      return answer.ok ? answer.value : answer.error;
    },
  };
}

describe("a code of the gate", () => {
  it("for a second measurement is good from minute 5 to 30, at any kiosk, once", () => {
    const { register, use, advance } = codes();
    register("123456");
    expect(use("123456")).toBe("gate_code_early");
    advance(5 * minute);
    expect(use("123456", other)).toEqual({ kind: "recheck" });
    expect(use("123456")).toBe("gate_code_unknown");
  });

  it.each([-35, 35])("is good in its time although the clock jumps by %i minutes", (minutes) => {
    const { register, give, use, advance, setClock } = codes();
    register("123456");
    const pass = give("pass");
    setClock(minutes * minute);
    expect(use("123456")).toBe("gate_code_early");
    expect(use(pass)).toEqual({ kind: "pass" });
    advance(29 * minute);
    expect(use("123456")).toEqual({ kind: "recheck" });
  });

  it("is late after its time, and forgotten later", () => {
    const { register, use, advance } = codes();
    register("123456");
    advance(30 * minute + 1);
    expect(use("123456")).toBe("gate_code_late");
    advance(90 * minute);
    register("654321");
    expect(use("123456")).toBe("gate_code_unknown");
  });

  it("of a guard is six digits, good at once", () => {
    const { give, use } = codes();
    const code = give("pass");
    expect(code).toMatch(/^\d{6}$/);
    expect(give("pass")).not.toBe(code);
    expect(use(code)).toEqual({ kind: "pass" });
  });

  it("has the same answer when the same command comes again", () => {
    const { give, use } = codes();
    const [code, id] = [give("pass"), cid()];
    expect(use(code, kiosk, id)).toEqual({ kind: "pass" });
    expect(use(code, kiosk, id)).toEqual({ kind: "pass" });
    expect(use(code)).toBe("gate_code_unknown");
  });

  it("that nobody gave is not known, nor is one that is typed by staff", () => {
    const { use } = codes();
    expect(use("000000")).toBe("gate_code_unknown");
    expect(use("000000", guard)).toBe("forbidden");
  });
});
