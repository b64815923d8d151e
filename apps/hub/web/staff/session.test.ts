import { describe, expect, it } from "vitest";
import {
  forgetSession,
  keepSession,
  keptSession,
  redeemCode,
  takeCode,
  type Surroundings,
} from "./session.ts";

const session = { token: "t".repeat(32), id: "siti", role: "officer", name: "Siti Rahma" } as const;

function surroundings(answer: () => Promise<Response>): Surroundings & { readonly sent: string[] } {
  const kept = new Map<string, string>();
  const sent: string[] = [];
  return {
    sent,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    fetch: async (path, init) => {
      sent.push(`${init.method} ${path} ${typeof init.body === "string" ? init.body : ""}`);
      return answer();
    },
  };
}

const answers = (body: unknown) => async () => Response.json(body);

describe("a one-time link", () => {
  it("leaves the address at once", () => {
    const shown: unknown[] = [];
    const history = {
      replaceState: (_: unknown, __: string, url?: string | URL | null) => void shown.push(url),
    };
    expect(takeCode({ hash: "#code=abc123", pathname: "/panel", search: "?x=1" }, history)).toBe("abc123");
    expect(shown).toEqual(["/panel?x=1"]);
  });

  it("may carry no code, and then the address stays", () => {
    const history = { replaceState: () => expect.unreachable() };
    expect(takeCode({ hash: "", pathname: "/panel", search: "" }, history)).toBeNull();
  });

  it("becomes a session", async () => {
    const around = surroundings(answers({ ok: true, value: session }));
    expect(await redeemCode(around, "abc123")).toEqual({ ok: true, value: session });
    expect(around.sent).toEqual(['POST /api/redeem {"code":"abc123"}']);
  });

  it("that was used is named so, a silent hub is not mistaken for it, and nonsense is not believed", async () => {
    const used = surroundings(answers({ ok: false, error: "expired" }));
    expect(await redeemCode(used, "x")).toEqual({ ok: false, error: "expired" });
    const away = surroundings(async () => Promise.reject(new TypeError("network")));
    expect(await redeemCode(away, "x")).toEqual({ ok: false, error: "disconnected" });
    const nonsense = surroundings(answers({ ok: true, value: { token: 7 } }));
    expect(await redeemCode(nonsense, "x")).toEqual({ ok: false, error: "internal" });
  });
});

describe("a session", () => {
  it("is kept for the window and forgotten", () => {
    const around = surroundings(answers(null));
    expect(keptSession(around)).toBeNull();
    keepSession(around, session);
    expect(keptSession(around)).toEqual(session);
    forgetSession(around);
    expect(keptSession(around)).toBeNull();
  });

  it("that cannot be read counts as none", () => {
    const around = surroundings(answers(null));
    around.storage.setItem("giliran.session", "{");
    expect(keptSession(around)).toBeNull();
    expect(around.storage.getItem("giliran.session")).toBeNull();
  });
});
