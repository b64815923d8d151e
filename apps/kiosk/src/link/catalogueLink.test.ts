import { describe, expect, it } from "vitest";
import { javanesePack, sampleKioskView } from "@giliran/shared/testing";
import type { CatalogueSource } from "../core/index.ts";
import { fakeHub, samplePublicCatalogue } from "../../test/support/fakeHub.ts";
import type { FakeHub } from "../../test/support/fakeHub.ts";
import { handClock } from "../../test/support/handClock.ts";
import type { HandClock } from "../../test/support/handClock.ts";
import { createCatalogueLink } from "./catalogueLink.ts";

type Answer = () => Promise<Response>;
interface Asked {
  readonly url: string;
  readonly authorization: string | null;
}
const onePack = (): Promise<Response> => Promise.resolve(Response.json({ ok: true, value: [javanesePack] }));

function rig(): {
  source: CatalogueSource;
  hub: FakeHub;
  clock: HandClock;
  asked: Asked[];
  askedForPacks: Asked[];
  troubles: string[];
  answer: (next: Answer) => void;
  answerPacks: (next: Answer) => void;
  quiet: () => Promise<void>;
} {
  const [hub, clock] = [fakeHub(), handClock()];
  const asked: Asked[] = [];
  const askedForPacks: Asked[] = [];
  const troubles: string[] = [];
  let next: Answer = () => Promise.resolve(Response.json({ ok: true, value: samplePublicCatalogue() }));
  let nextPacks: Answer = () => Promise.resolve(Response.json({ ok: true, value: [] }));
  const source = createCatalogueLink({
    url: "http://hub.test:8080",
    token: "token-of-the-kiosk",
    hub: hub.port,
    clock,
    fetch: (url, init) => {
      const one = {
        url: url instanceof Request ? url.url : url.toString(),
        authorization: new Headers(init?.headers).get("authorization"),
      };
      const forPacks = one.url.endsWith("/api/packs");
      (forPacks ? askedForPacks : asked).push(one);
      return forPacks ? nextPacks() : next();
    },
    onTrouble: (sentence) => troubles.push(sentence),
  });
  // An answer's body is read in turns of the event loop, which no clock of ours holds.
  const quiet = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    source,
    hub,
    clock,
    asked,
    askedForPacks,
    troubles,
    answer: (given) => void (next = given),
    answerPacks: (given) => void (nextPacks = given),
    quiet,
  };
}

describe("the catalogue's link", () => {
  it("reads the version that the hub's view names, with the kiosk's token, once", async () => {
    const { source, hub, asked, quiet } = rig();
    source.start();
    await quiet();
    expect(source.current()?.version).toBe(samplePublicCatalogue().version);
    hub.set({});
    await quiet();
    expect(asked).toEqual([
      { url: "http://hub.test:8080/api/catalogue", authorization: "Bearer token-of-the-kiosk" },
    ]);
  });

  it("asks for nothing before the hub has said which version there is", async () => {
    const { source, hub, asked, quiet } = rig();
    hub.set({ view: null });
    source.start();
    await quiet();
    expect(asked).toEqual([]);
  });

  it("reads again when another version is named, keeps the old one meanwhile, and tells", async () => {
    const { source, hub, answer, quiet } = rig();
    source.start();
    await quiet();
    const before = source.current();
    const versions: number[] = [];
    source.subscribe(() => versions.push(source.current()?.version ?? 0));
    const version = samplePublicCatalogue().version + 1;
    answer(() =>
      Promise.resolve(Response.json({ ok: true, value: { ...samplePublicCatalogue(), version } })),
    );
    hub.set({ view: sampleKioskView({ catalogueVersion: version }) });
    expect(source.current()).toBe(before);
    await quiet();
    expect(new Set(versions)).toEqual(new Set([version]));
  });

  it.each([
    ["not reached", (): Promise<Response> => Promise.reject(new TypeError("fetch failed"))],
    ["no JSON", (): Promise<Response> => Promise.resolve(new Response("<html>"))],
    [
      "refused",
      (): Promise<Response> => Promise.resolve(Response.json({ ok: false, error: "unauthorised" })),
    ],
    [
      "no catalogue",
      (): Promise<Response> => Promise.resolve(Response.json({ ok: true, value: { version: 1 } })),
    ],
  ])("tries again where the hub's answer is %s", async (_name, bad) => {
    const { source, clock, answer, asked, troubles, quiet } = rig();
    answer(bad);
    source.start();
    await quiet();
    expect(source.current()).toBeNull();
    expect(troubles).toEqual([expect.stringMatching(/^The catalogue could not be read: .+\.$/)]);
    answer(() => Promise.resolve(Response.json({ ok: true, value: samplePublicCatalogue() })));
    await clock.advance(500);
    await quiet();
    expect(source.current()).not.toBeNull();
    expect(asked).toHaveLength(2);
  });

  it("reads both again when the hub has started again, which may have other packs", async () => {
    const { source, hub, answerPacks, asked, askedForPacks, quiet } = rig();
    source.start();
    await quiet();
    expect(source.packs()).toEqual({ packs: [], digest: null });
    answerPacks(onePack);
    hub.set({ epoch: "epoch-2" });
    await quiet();
    expect([asked.length, askedForPacks.length]).toEqual([2, 2]);
    expect(source.packs().packs.map(({ tag }) => tag)).toEqual(["jv"]);
    const { digest } = source.packs();
    hub.set({ epoch: "epoch-3" });
    await quiet();
    expect(source.packs().digest).toBe(digest);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("reads the packs with the kiosk's token, once, beside the catalogue", async () => {
    const { source, hub, answerPacks, askedForPacks, quiet } = rig();
    answerPacks(onePack);
    source.start();
    await quiet();
    hub.set({});
    await quiet();
    expect(askedForPacks).toEqual([
      { url: "http://hub.test:8080/api/packs", authorization: "Bearer token-of-the-kiosk" },
    ]);
    expect(source.packs().packs[0]?.texts.kiosk).toEqual(javanesePack.texts.kiosk);
  });

  it.each([
    ["not reached", (): Promise<Response> => Promise.reject(new TypeError("fetch failed"))],
    ["no list", (): Promise<Response> => Promise.resolve(Response.json({ ok: true, value: {} }))],
  ])("has the catalogue and tries again for packs that are %s", async (_name, bad) => {
    const { source, clock, answerPacks, asked, troubles, quiet } = rig();
    answerPacks(bad);
    source.start();
    await quiet();
    expect(source.current()).not.toBeNull();
    expect(troubles).toEqual([expect.stringMatching(/^The language packs could not be read: .+\.$/)]);
    answerPacks(onePack);
    await clock.advance(500);
    await quiet();
    expect(source.packs().packs).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it("takes a hub that does not know of packs for one that has none", async () => {
    const { source, clock, answerPacks, askedForPacks, troubles, quiet } = rig();
    answerPacks(() => Promise.resolve(Response.json({ ok: false, error: "not_found" }, { status: 404 })));
    source.start();
    await quiet();
    await clock.advance(60_000);
    expect([source.packs().digest, askedForPacks.length, troubles]).toEqual([null, 1, []]);
  });

  it("stops trying when it is stopped", async () => {
    const { source, clock, answer, asked, quiet } = rig();
    answer(() => Promise.reject(new TypeError("fetch failed")));
    source.start();
    await quiet();
    source.stop();
    await clock.advance(60_000);
    await quiet();
    expect(asked).toHaveLength(1);
  });
});
