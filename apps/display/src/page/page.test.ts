import { afterEach, describe, expect, it, vi } from "vitest";
import type { AskingShown, GivenPlace, HubClient } from "@giliran/shared/client";
import type { DeviceId } from "@giliran/shared/domain";
import { javanesePack } from "@giliran/shared/testing";
import type { Voice } from "../voice/createVoice.ts";
import { readAddress } from "./address.ts";
import { pair, type Pairing } from "./pairing.ts";
import { packReader } from "./readPacks.ts";
import type { RunningScreen } from "./runScreen.ts";
import { createPageSession, type PageSession } from "./session.ts";
import { browserTokens } from "./tokens.ts";

afterEach(() => vi.unstubAllGlobals());

describe("the address", () => {
  it.each([
    ["/display/layar-a", "", { name: "layar-a", code: null }],
    ["/display/layar-a/", "#code=abc123", { name: "layar-a", code: "abc123" }],
    ["/display/Layar%20A", "#code=", { name: "Layar A", code: null }],
    ["/display/%E0%A4%A", "#other=1", { name: "%E0%A4%A", code: null }],
    ["/display/", "#code=abc123", { name: "", code: "abc123" }],
    ["/display", "", { name: "", code: null }],
    ["/displays", "", null],
    ["/display/a/b", "", null],
  ])("reads %s%s", (pathname, hash, expected) => {
    expect(readAddress(pathname, hash)).toEqual(expected);
  });
});

describe("redeeming a code", () => {
  function answers(answer: () => unknown): void {
    vi.stubGlobal(
      "fetch",
      async () => await Promise.resolve({ json: async () => await Promise.resolve(answer()) }),
    );
  }
  const worth = { token: "0123456789abcdef", id: "layar-a", role: "display", name: "Layar A" };

  it.each([
    [
      { ok: true, value: worth },
      { ok: true, token: worth.token, id: "layar-a" },
    ],
    [
      { ok: true, value: { ...worth, role: "kiosk" } },
      { ok: false, reason: "codeForOther" },
    ],
    [
      { ok: true, value: {} },
      { ok: false, reason: "noHub" },
    ],
    [
      { ok: false, error: "expired" },
      { ok: false, reason: "codeExpired" },
    ],
    [
      { ok: false, error: "rate_limited" },
      { ok: false, reason: "tooManyTries" },
    ],
    [
      { ok: false, error: "stopping" },
      { ok: false, reason: "noHub" },
    ],
    ["nonsense", { ok: false, reason: "noHub" }],
  ])("takes %j", async (answer, expected) => {
    answers(() => answer);
    expect(await pair("a-code")).toEqual(expected);
  });

  it("says so when the hub is not there", async () => {
    vi.stubGlobal("fetch", async () => await Promise.reject(new Error("refused")));
    expect(await pair("a-code")).toEqual({ ok: false, reason: "noHub" });
  });
});

describe("language packs", () => {
  function hubAnswers(answer: () => unknown): string[] {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (path: string, { headers }: { headers: Record<string, string> }) => {
      asked.push(`${path} ${headers["authorization"] ?? ""}`);
      return await Promise.resolve({ json: async () => await Promise.resolve(answer()) });
    });
    return asked;
  }

  it("are asked for with the screen's token", async () => {
    const asked = hubAnswers(() => ({ ok: true, value: [javanesePack, "no pack"] }));
    const packs = await packReader("token-of-the-screen")();
    expect(packs?.map(({ tag }) => tag)).toEqual(["jv"]);
    expect(asked).toEqual(["/api/packs Bearer token-of-the-screen"]);
  });

  it.each([
    ["a hub that has none", { ok: true, value: [] }, []],
    ["a hub that does not know of them", { ok: false, error: "not_found" }, []],
    ["a hub that is busy ending", { ok: false, error: "stopping" }, null],
    ["something that is no list", { ok: true, value: {} }, null],
    ["nonsense", "<html>", null],
  ])("of %s", async (_name, answer, expected) => {
    hubAnswers(() => answer);
    expect(await packReader("token")()).toEqual(expected);
  });
});

describe("tokens", () => {
  it("are kept by the display's name, and a browser without storage forgets them", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as Storage;
    browserTokens("layar-a", storage).write("token");
    expect(browserTokens("layar-a", storage).read()).toBe("token");
    expect(browserTokens("layar-b", storage).read()).toBeNull();
    const forbidden = new Proxy({} as Storage, {
      get: () => {
        throw new Error("no storage here");
      },
    });
    expect(() => browserTokens("layar-a", forbidden).write("token")).not.toThrow();
    expect(browserTokens("layar-a", forbidden).read()).toBeNull();
  });
});

interface Loaded {
  readonly session: PageSession;
  readonly ran: string[];
  readonly went: string[];
  readonly tokens: Map<string, string>;
  /** What the hub is asked with, to be answered. */
  readonly gives: ((given: GivenPlace) => void)[];
  readonly refuse: () => void;
}

const waiting: AskingShown = { phase: "waiting", code: "K7P2MX", until: null };

describe("a page load", () => {
  function load(
    code: string | null,
    token: string | null,
    pairing: Pairing,
    name = "layar-a",
    tokens = new Map(token === null ? [] : [[name, token]]),
  ): Loaded {
    const ran: string[] = [];
    const went: string[] = [];
    const gives: ((given: GivenPlace) => void)[] = [];
    let refuse: () => void = () => undefined;
    const session = createPageSession({
      address: { name, code },
      tokensOf: (name) => ({
        read: () => tokens.get(name) ?? null,
        write: (text) => void tokens.set(name, text),
      }),
      redeem: async () => await Promise.resolve(pairing),
      run: (_name, text, refused): RunningScreen => {
        ran.push(text);
        refuse = refused;
        const readPacks = async (): Promise<null> => await Promise.resolve(null);
        const parts = { client: {} as HubClient, voice: {} as Voice, readPacks };
        return { ...parts, stop: () => ran.push("stopped") };
      },
      askWith: (_before, onPaired) => {
        gives.push(onPaired);
        return {
          start: () => undefined,
          stop: () => ran.push("no longer asks"),
          shown: () => waiting,
          subscribe: () => () => undefined,
        };
      },
      goTo: (name) => void went.push(name),
    });
    session.start();
    return { session, ran, went, tokens, gives, refuse: () => refuse() };
  }
  const good: Pairing = { ok: true, token: "new", id: "layar-a" };
  const old: Pairing = { ok: false, reason: "codeExpired" };

  it("runs with the token it has", () => {
    const { session, ran } = load(null, "kept", old);
    expect(ran).toEqual(["kept"]);
    expect(session.state().running).not.toBeNull();
  });

  it("shows a code of its own when it has neither, and runs with what the hall gives it", () => {
    const { session, ran, gives, tokens } = load(null, null, old);
    expect(session.state()).toEqual({ running: null, working: false, refusal: null, asking: waiting });
    gives[0]?.({ id: "layar-a" as DeviceId, token: "given" });
    expect(ran).toEqual(["no longer asks", "given"]);
    expect(tokens.get("layar-a")).toBe("given");
    expect(session.state().asking).toBeNull();
  });

  it("of a screen without a name goes to the one that it becomes, now and whenever it begins again", () => {
    const first = load(null, null, old, "");
    first.gives[0]?.({ id: "layar-c" as DeviceId, token: "given" });
    expect(first.went).toEqual(["layar-c"]);
    expect(load(null, null, old, "", first.tokens).went).toEqual(["layar-c"]);
    expect(load(null, null, old, "layar-c", first.tokens).ran).toEqual(["given"]);
  });

  it("asks anew when its token was taken back, once, and runs again with what comes", () => {
    const { session, ran, gives, refuse } = load(null, "kept", old);
    refuse();
    refuse();
    expect(gives).toHaveLength(1);
    expect(session.state().asking).toEqual(waiting);
    gives[0]?.({ id: "layar-a" as DeviceId, token: "another" });
    expect(ran).toEqual(["kept", "stopped", "no longer asks", "another"]);
  });

  it("runs with what its code is worth", async () => {
    const { session, ran } = load("code", null, good);
    expect(session.state().working).toBe(true);
    await vi.waitFor(() => expect(ran).toEqual(["new"]));
    expect(session.state().working).toBe(false);
  });

  it("goes on with its token when the link's code is old", async () => {
    const { ran } = load("code", "kept", old);
    await vi.waitFor(() => expect(ran).toEqual(["kept"]));
  });

  it("says why when the code is of no use and there is no token", async () => {
    const { session, ran } = load("code", null, old);
    await vi.waitFor(() => expect(session.state().refusal).toBe("codeExpired"));
    expect(session.state()).toEqual({
      running: null,
      working: false,
      refusal: "codeExpired",
      asking: waiting,
    });
    expect(ran).toEqual([]);
  });

  it("goes to the page of the display that the code was for", async () => {
    const { went, ran } = load("code", null, { ...good, id: "layar-b" });
    await vi.waitFor(() => expect(went).toEqual(["layar-b"]));
    expect(ran).toEqual([]);
  });

  it("ends the old screen before a new token's begins", async () => {
    const { session, ran } = load(null, "kept", good);
    session.pair("another");
    await vi.waitFor(() => expect(ran).toEqual(["kept", "stopped", "new"]));
  });
});
