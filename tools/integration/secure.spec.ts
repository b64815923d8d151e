import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PairingBegun } from "@giliran/shared/contract";
import { describe, expect, it } from "vitest";
import { ask, authorityOf, patience, statusBy, useSecureHall } from "./secureHall.ts";

// Real hubs with real certificates, and the kiosk's own program; an attacker is another hub.
const hall = useSecureHall();
const day = 86_400_000;
const year = 365 * day;

describe("a hub with its own authority", () => {
  it("shows the fingerprint that a new kiosk shows, and is pinned by it from then on", async () => {
    const hub = await hall.openHub();
    expect(hub.url).toMatch(/^https:/);
    const kiosk = await hall.openKiosk(hub.url, "timur");
    const { code, fingerprint } = await hall.shows(kiosk, "waiting");
    expect(fingerprint).toBe(hub.security?.fingerprint());
    await hall.letIn(hub, code, "Timur");
    await hall.works(kiosk);
    expect(readFileSync(join(hall.folder(), "hub-authority.pem"), "utf8")).toBe(authorityOf(hub));
    expect(statSync(join(hall.folder(), "data/authority/authority.key")).mode & 0o777).toBe(0o600);
  });

  it("says nothing to those who speak plain http, nor to those who believe nobody", async () => {
    const hub = await hall.openHub();
    await expect(fetch(hub.url.replace("https:", "http:"))).rejects.toThrow(/fetch failed/);
    await expect(fetch(hub.url)).rejects.toThrow(/fetch failed/);
    expect((await ask(`${hub.url}/health`, authorityOf(hub))).status).toBe(200);
  });

  it("offers its authority for the machine's store, as openssl reads it", async () => {
    const hub = await hall.openHub();
    for (const path of ["/authority.crt", "/authority.pem"]) {
      const { status, text } = await ask(`${hub.url}${path}`, authorityOf(hub));
      expect(status).toBe(200);
      const said = execFileSync("openssl", ["x509", "-noout", "-subject"], { input: text }).toString();
      expect(said).toContain("Giliran");
    }
  });

  it("tells no secret: neither its log nor the kiosk's, nor what it offers", async () => {
    const hub = await hall.openHub();
    await hall.pairedKiosk(hub, "timur");
    const { token } = JSON.parse(readFileSync(join(hall.folder(), "timur.json"), "utf8")) as {
      token: string;
    };
    const key =
      readFileSync(join(hall.folder(), "data/authority/authority.key"), "utf8").split("\n")[1] ?? "";
    for (const secret of [token, key, "PRIVATE KEY"]) expect(hall.written()).not.toContain(secret);
    expect((await ask(`${hub.url}/authority.pem`, authorityOf(hub))).text).not.toContain("PRIVATE");
  });
});

describe("another hub in its place", () => {
  it("learns nothing from a kiosk that knows its own, which goes on alone until that is back", async () => {
    const hub = await hall.openHub();
    const { port } = hub;
    const kiosk = await hall.pairedKiosk(hub, "timur");
    await hub.stop();
    const impostor = await hall.openHub({ data: "other", port });
    await expect.poll(() => kiosk.state()?.alone, patience).toBe(true);
    await expect.poll(() => hall.written(), patience).toContain("Another machine answers in the hub's place");
    expect(kiosk.state()?.pairing).toBeNull();
    const { text } = await ask(`${impostor.url}/metrics`, authorityOf(impostor));
    expect(text).not.toMatch(/unauthorised"} [1-9]/);
    await impostor.stop();
    const back = await hall.openHub({ port });
    await hall.works(kiosk);
    expect(kiosk.state()?.alone).toBe(false);
    expect(back.security?.fingerprint()).toBe(hub.security?.fingerprint());
  });

  it("is not even asked for a code by a kiosk whose technician set the fingerprint", async () => {
    const impostor = await hall.openHub({ data: "other" });
    const kiosk = await hall.openKiosk(impostor.url, "timur", "0123 4567 89ab cdef 0123 4567 89ab cdef");
    await hall.shows(kiosk, "otherHub");
    const administrator = await hall.administratorOf(impostor);
    const view = administrator.snapshot().frame?.view;
    expect(view?.kind === "admin" && view.pairing.waiting).toEqual([]);
  });

  it("is believed by nobody who was given the right fingerprint, and the right one is", async () => {
    const hub = await hall.openHub();
    const expected = hub.security?.fingerprint() ?? "";
    const kiosk = await hall.openKiosk(hub.url, "timur", expected.slice(0, 32));
    await hall.shows(kiosk, "waiting");
    expect(readFileSync(join(hall.folder(), "hub-authority.pem"), "utf8")).toBe(authorityOf(hub));
  });

  it("gets no token of a kiosk that comes from plain http: it asks to be let in anew", async () => {
    const hub = await hall.openHub();
    const token = "0123456789abcdef0123456789abcdef";
    writeFileSync(join(hall.folder(), "timur.json"), JSON.stringify({ id: "anjungan-1", token }), {
      mode: 0o600,
    });
    const kiosk = await hall.openKiosk(hub.url, "timur");
    await hall.shows(kiosk, "waiting");
    const { text } = await ask(`${hub.url}/metrics`, authorityOf(hub));
    expect(text).not.toMatch(/unauthorised"} [1-9]/);
  });
});

describe("renewal without a visit", () => {
  it("the next authority is learned a year ahead over the trusted connection, and believed when it signs", async () => {
    // The hall is eight years and eleven months old: the next authority was made, and does not sign yet.
    const founded = await hall.openHub({ ahead: -9 * year + 30 * day });
    const first = founded.security?.fingerprint();
    await founded.stop();
    const hub = await hall.openHub();
    const { port } = hub;
    expect(hub.security?.fingerprint()).toBe(first);
    const kiosk = await hall.pairedKiosk(hub, "timur");
    expect(readFileSync(join(hall.folder(), "hub-authority.pem"), "utf8").match(/BEGIN/g)).toHaveLength(2);
    await hub.stop();
    const later = await hall.openHub({ port, ahead: 31 * day });
    expect(later.security?.fingerprint()).not.toBe(first);
    await hall.works(kiosk);
  });

  it("a kiosk that was away for that whole year has to be let in anew: it believes nobody else", async () => {
    const founded = await hall.openHub({ ahead: -9 * year + 30 * day });
    const { port } = founded;
    const old = authorityOf(founded);
    await founded.stop();
    const hub = await hall.openHub({ port, ahead: 31 * day });
    writeFileSync(join(hall.folder(), "hub-authority.pem"), old);
    const token = "0123456789abcdef0123456789abcdef";
    writeFileSync(join(hall.folder(), "timur.json"), JSON.stringify({ id: "anjungan-1", token }), {
      mode: 0o600,
    });
    await hall.openKiosk(hub.url, "timur");
    await expect.poll(() => hall.written(), patience).toContain("Another machine answers in the hub's place");
    const { text } = await ask(`${hub.url}/metrics`, authorityOf(hub));
    expect(text).not.toMatch(/unauthorised"} [1-9]/);
  });
});

describe("the public's own door", () => {
  it("has the ticket's page, boards for old televisions, and nothing of staff and machines", async () => {
    const hub = await hall.openHub({ publicDoor: "plain" });
    const open = hub.publicUrl() ?? "";
    expect(open).toMatch(/^http:/);
    const statusOf = async (path: string, method = "GET"): Promise<number> =>
      (await fetch(`${open}${path}`, { method })).status;
    // The page is not built in this test's folder: 503 is its own answer.
    expect(await statusOf("/t")).toBe(503);
    expect(await statusOf("/api/ticket")).toBe(404);
    expect(await statusOf("/tv")).toBe(503);
    expect(await statusOf("/api/board/zona-a")).toBe(200);
    for (const path of ["/", "/panel", "/admin", "/guard", "/display", "/display/x", "/metrics", "/health"])
      expect({ path, status: await statusOf(path) }).toEqual({ path, status: 404 });
    for (const path of ["/api/catalogue", "/api/packs", "/api/story", "/api/landing", "/api/pairing"])
      expect({ path, status: await statusOf(path) }).toEqual({ path, status: 404 });
    for (const path of ["/api/redeem", "/api/pairing", "/api/door", "/api/invitations", "/sample/links/x"])
      expect({ path, status: await statusOf(path, "POST") }).toEqual({ path, status: 404 });
    expect(await statusOf("/socket.io/?EIO=4&transport=websocket")).toBe(404);
    expect(await statusBy(`${open}/t`, "evil.example")).toBe(403);
    expect(await statusBy(`${open}/t`, new URL(open).host)).toBe(503);
  });

  it("speaks https with the hall's own certificate, and slips lead to it", async () => {
    const [certificateFile, keyFile] = [join(hall.folder(), "own.crt"), join(hall.folder(), "own.key")];
    const words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=antrean";
    const names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", keyFile, "-out", certificateFile];
    execFileSync("openssl", [...words.split(" "), ...names], { stdio: "ignore" });
    const hub = await hall.openHub({ publicDoor: { certificateFile, keyFile } });
    const open = hub.publicUrl() ?? "";
    expect(open).toMatch(/^https:/);
    expect((await ask(`${open}/api/ticket`, readFileSync(certificateFile, "utf8"))).status).toBe(404);
    await expect(ask(`${open}/api/ticket`, authorityOf(hub))).rejects.toThrow(/certificate/);
    const broken = hall.openHub({
      data: "broken",
      publicDoor: { certificateFile, keyFile: certificateFile },
    });
    await expect(broken).rejects.toThrow(/^The public certificate .* cannot be used\.$/);
  });
});

describe("codes over https", () => {
  it("are given to whoever asks, and are worth nothing without an administrator of this hub", async () => {
    const hub = await hall.openHub();
    const body = { role: "kiosk", version: "1.0.0", was: null };
    const begun = await ask(`${hub.url}/api/pairing`, authorityOf(hub), { method: "POST", body });
    const { value } = JSON.parse(begun.text) as { value: PairingBegun };
    const other = await hall.openHub({ data: "other" });
    const administrator = await hall.administratorOf(other);
    const answer = await administrator.send({
      type: "acceptMachine",
      code: value.code,
      deviceId: null,
      name: "Timur",
      zoneId: null,
      screen: null,
      counterId: null,
      language: "id",
      serviceIds: null,
      printer: null,
    });
    expect(answer).toEqual({ ok: false, error: "pairing_code_unknown" });
  });
});
