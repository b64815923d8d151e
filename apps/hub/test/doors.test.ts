import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asks } from "./asks.ts";
import { refusedConnection } from "./bareClient.ts";
import { startTestHall, temporaryFolder, type TestHall } from "./hall.ts";
import { ownClock } from "./ownClock.ts";

interface Reply {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** One request as it is written: headers that `fetch` would not send, and a path that nobody tidies. */
async function ask(url: string, method: string, headers: Record<string, string> = {}): Promise<Reply> {
  const [, host, port, path] = /^http:\/\/(.*?):(\d+)(\/.*)$/.exec(url) ?? [];
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, method, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("end", () =>
        resolve({
          status: reply.statusCode ?? 0,
          location: reply.headers.location,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const forbidden = JSON.stringify({ ok: false, error: "forbidden" });

describe("codes", () => {
  test("work once", async () => {
    const hall = await startTestHall();
    const code = hall.hub().invite({ kind: "device", id: "kiosk-1" } as never, "code");
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/);
    expect(await hall.post("/api/redeem", { code: ` ${code} ` })).toMatchObject({ ok: true });
    expect(await hall.post("/api/redeem", { code })).toEqual({ ok: false, error: "expired" });
  });

  test("live for ten minutes", async () => {
    const clock = ownClock();
    const hall = await startTestHall({ around: { clock } });
    const invite = (): string => hall.hub().invite({ kind: "device", id: "kiosk-1" } as never, "link");
    const [early, late] = [invite(), invite()];
    clock.pass(10 * 60_000);
    expect(await hall.post("/api/redeem", { code: early })).toMatchObject({ ok: true });
    clock.pass(1);
    expect(await hall.post("/api/redeem", { code: late })).toEqual({ ok: false, error: "expired" });
  });

  test("survive a restart of the hub, as do tokens", async () => {
    const hall = await startTestHall();
    const token = await hall.tokenOf("officer-1");
    const code = hall.hub().invite({ kind: "staff", id: "officer-2" } as never, "link");
    await hall.restart();
    expect(await hall.post("/api/redeem", { code })).toMatchObject({ ok: true, value: { id: "officer-2" } });
    expect((await hall.connect("officer-1", { token })).view("panel").officer.name).toBe("Petugas 1");
  });

  test("are made by an administrator alone, for who is there", async () => {
    const hall = await startTestHall();
    const wanted = { kind: "device", id: "screen-1" };
    const asked = async (id: string, body: unknown) =>
      hall.post<{ code: string }>("/api/invitations", body, bearer(await hall.tokenOf(id)));
    expect(await hall.post("/api/invitations", wanted)).toEqual({ ok: false, error: "unauthorised" });
    for (const id of ["officer-1", "supervisor-1", "technician-1", "kiosk-1"]) {
      expect(await asked(id, wanted)).toEqual({ ok: false, error: "forbidden" });
    }
    const nobody = { kind: "device", id: "screen-99" };
    expect(await asked("administrator", nobody)).toEqual({ ok: false, error: "not_found" });
    expect(await asked("administrator", { id: "screen-1" })).toEqual({ ok: false, error: "malformed" });
    const made = await asked("administrator", wanted);
    expect(made).toMatchObject({ ok: true, value: { path: "/display/screen-1" } });
    const { code } = (made as { value: { code: string } }).value;
    expect(await hall.post("/api/redeem", { code })).toMatchObject({ value: { role: "display" } });
  });

  test("and tokens are kept as hashes alone", async () => {
    const hall = await startTestHall();
    const code = hall.hub().invite({ kind: "device", id: "kiosk-1" } as never, "link");
    const token = await hall.tokenOf("kiosk-1");
    const stored = JSON.stringify([
      hall.rows("SELECT * FROM invitation"),
      hall.rows("SELECT * FROM credential"),
    ]);
    expect(stored).toContain("kiosk-1");
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(token);
  });
});

describe("a token", () => {
  test("that signs out loses its connections at once, and it alone", async () => {
    const hall = await startTestHall();
    const token = await hall.tokenOf("officer-1");
    const [one, two] = [
      await hall.connect("officer-1", { token }),
      await hall.connect("officer-1", { token, protocol: 3 }),
    ];
    const other = await hall.connect("officer-1");
    expect(await hall.post("/api/sign-out", {}, bearer(token))).toEqual({ ok: true, value: null });
    expect(await one.ended).toBe("io server disconnect");
    expect(await two.ended).toBe("io server disconnect");
    expect(await refusedConnection(hall.url(), { token })).toBe("unauthorised");
    expect(await hall.post("/api/sign-out", {}, bearer(token))).toEqual({ ok: false, error: "unauthorised" });
    expect((await ask(`${hall.url()}/api/catalogue`, "GET", bearer(token))).status).toBe(401);
    await other.must(asks.open("loket-1"));
  });

  test("of staff ends after sixteen hours, also for who is connected; a device's does not", async () => {
    const clock = ownClock("2026-11-23T06:00:00+07:00");
    const hall = await startTestHall({ around: { clock } });
    const token = await hall.tokenOf("officer-1");
    const officer = await hall.connect("officer-1", { token });
    const kiosk = await hall.connect("kiosk-1");
    clock.pass(16 * 3_600_000);
    await officer.must(asks.open("loket-1"));
    clock.pass(1);
    expect(await officer.send(asks.close("loket-1"))).toEqual({ ok: false, error: "unauthorised" });
    expect(await officer.ended).toBe("io server disconnect");
    expect(await refusedConnection(hall.url(), { token })).toBe("unauthorised");
    await kiosk.must(asks.issue());
  });
});

describe("requests from elsewhere", () => {
  const foreign = (url: string): readonly (readonly [string, Record<string, string>])[] => [
    ["a foreign origin", { origin: "http://evil.example" }],
    ["an origin without a name", { origin: "null" }],
    ["another port of the same machine", { origin: "http://127.0.0.1:1" }],
    ["a name that ends like ours", { origin: url.replace("127.0.0.1", "127.0.0.1.evil.example") }],
    ["a foreign host", { host: "evil.example" }],
    ["a foreign host with our port", { host: `evil.example:${new URL(url).port}` }],
    ["a host that begins like loopback", { host: "127.evil.example" }],
  ];

  test("are refused at the handshake, and counted", async () => {
    const hall = await startTestHall();
    const token = await hall.tokenOf("kiosk-1");
    const all = foreign(hall.url());
    for (const [, headers] of all) {
      expect(await refusedConnection(hall.url(), { token, headers })).toBe("websocket error");
    }
    expect(await hall.metric('giliran_frames_dropped{reason="foreign_origin"}')).toBe(all.length);
    const own = await hall.connect("kiosk-1", { headers: { origin: hall.url() } });
    await own.must(asks.issue());
  });

  test("are refused where they write, and change nothing", async () => {
    const hall = await startTestHall();
    const token = await hall.tokenOf("officer-1");
    for (const [what, headers] of foreign(hall.url())) {
      const reply = await ask(`${hall.url()}/api/sign-out`, "POST", { ...headers, ...bearer(token) });
      expect({ what, ...reply }).toMatchObject({ what, status: 403, body: forbidden });
    }
    await hall.connect("officer-1", { token });
  });

  test("with a foreign host read nothing either", async () => {
    const hall = await startTestHall();
    for (const path of ["/", "/health", "/metrics", "/api/landing"]) {
      const reply = await ask(`${hall.url()}${path}`, "GET", { host: "evil.example" });
      expect({ path, ...reply }).toMatchObject({ path, status: 403, body: forbidden });
    }
  });

  test("are let in where the hall says so", async () => {
    const hall = await startTestHall({ options: { origins: ["http://127.0.0.1:5173"] } });
    await hall.connect("kiosk-1", { headers: { origin: "http://127.0.0.1:5173" } });
    const token = await hall.tokenOf("kiosk-1");
    const headers = { origin: "http://127.0.0.1:5174" };
    expect(await refusedConnection(hall.url(), { token, headers })).toBe("websocket error");
  });
});

describe("the landing page's links", () => {
  const mint = (hall: TestHall, headers: Record<string, string> = {}): Promise<Reply> =>
    ask(`${hall.url()}/sample/links/panel-officer-1`, "POST", headers);

  test("mint a one-time sign-in per click in the sample hall", async () => {
    const hall = await startTestHall({ options: { sample: true } });
    const landing = await (await fetch(`${hall.url()}/api/landing`)).json();
    expect(landing).toMatchObject({ sample: true, hallName: { id: "Aula Uji" } });
    expect(landing).toHaveProperty("links");
    const [first, second] = [await mint(hall), await mint(hall)];
    expect(first.status).toBe(303);
    expect(first.location).toMatch(/^\/panel#code=.{40,}$/);
    expect(second.location).not.toBe(first.location);
    const code = first.location?.split("=")[1] ?? "";
    expect(await hall.post("/api/redeem", { code })).toMatchObject({ ok: true, value: { id: "officer-1" } });
    expect((await ask(`${hall.url()}/sample/links/panel-nobody`, "POST")).status).toBe(404);
  });

  test("do not exist in a real hall", async () => {
    const hall = await startTestHall();
    expect(await mint(hall)).toMatchObject({ status: 403, body: forbidden });
    const landing = (await (await fetch(`${hall.url()}/api/landing`)).json()) as {
      sample: boolean;
      links: object[];
    };
    expect(landing.sample).toBe(false);
    expect(landing.links).toContainEqual({
      kind: "panel",
      id: "panel-officer-1",
      name: "Petugas 1",
      href: "/panel",
    });
  });

  test("do not work from another page, under another name or from another machine", async () => {
    const options = { sample: true, host: "0.0.0.0", insecure: true };
    const hall = await startTestHall({ options });
    const port = hall.hub().port;
    const loopback = `http://127.0.0.1:${port}/sample/links/panel-officer-1`;
    expect((await ask(loopback, "POST")).status).toBe(303);
    expect((await ask(loopback, "POST", { origin: "http://evil.example" })).status).toBe(403);
    expect((await ask(loopback, "POST", { host: `${hostname()}:${port}` })).status).toBe(403);
    expect((await ask(loopback, "POST", { host: "evil.example" })).status).toBe(403);
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address, family, internal } of addresses) {
      if (internal || family !== "IPv4") continue;
      const url = `http://${address}:${port}`;
      expect((await ask(`${url}/sample/links/panel-officer-1`, "POST")).status).toBe(403);
      expect(JSON.parse((await ask(`${url}/api/landing`, "GET")).body)).toMatchObject({ sample: false });
    }
  });
});

describe("requests over HTTP", () => {
  test("that are not as they should be are refused by name", async () => {
    const hall = await startTestHall();
    const error = "malformed";
    for (const body of ["{", "[]", "null", `{"code":1}`, `{"code":"x"}`, `{"code":"${"x".repeat(200)}"}`]) {
      expect(await hall.post("/api/redeem", body)).toEqual({ ok: false, error });
    }
    expect(await hall.post("/api/redeem", "x", { "content-type": "text/html" })).toEqual({
      ok: false,
      error,
    });
    const large = await fetch(`${hall.url()}/api/redeem`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: "x".repeat(70_000) }),
    });
    expect([large.status, await large.json()]).toEqual([413, { ok: false, error: "too_large" }]);
    for (const path of ["/nothing", "/api/nothing", "/t/x"]) {
      const reply = await ask(`${hall.url()}${path}`, "GET");
      expect({ path, status: reply.status }).toEqual({ path, status: 404 });
    }
    expect((await ask(`${hall.url()}/api/ticket`, "GET", bearer("x".repeat(32)))).status).toBe(404);
    expect((await ask(`${hall.url()}/api/ticket`, "GET")).status).toBe(404);
  });

  test("never leave the folders of the pages", async () => {
    const folder = temporaryFolder();
    const [web, display] = [join(folder, "web"), join(folder, "display")];
    mkdirSync(join(web, "assets"), { recursive: true });
    mkdirSync(join(display, "voice"), { recursive: true });
    writeFileSync(join(web, "index.html"), "<p>landing");
    writeFileSync(join(web, "assets", "a.js"), "1");
    writeFileSync(join(folder, "secret.txt"), "the hall's secret");
    const hall = await startTestHall({ folder, options: { pages: { web, display } } });
    expect(await ask(`${hall.url()}/`, "GET")).toMatchObject({ status: 200, body: "<p>landing" });
    expect((await ask(`${hall.url()}/assets/a.js`, "GET")).status).toBe(200);
    expect((await ask(`${hall.url()}/panel`, "GET")).status).toBe(503);
    for (const up of ["../", "..%2f", "%2e%2e/", "..%5c", "%2e%2e%2f", "....//", "%00../"]) {
      for (const root of ["/assets/", "/display/assets/", "/display/voice/", "/"]) {
        for (const depth of [1, 2, 3]) {
          const reply = await ask(`${hall.url()}${root}${up.repeat(depth)}secret.txt`, "GET");
          expect(reply.body).not.toContain("the hall's secret");
          expect(reply.status).toBeGreaterThanOrEqual(400);
        }
      }
    }
  });

  test("tell whether the hub is up and ready", async () => {
    const hall = await startTestHall();
    const health = await fetch(`${hall.url()}/health`);
    expect(await health.json()).toMatchObject({ status: "up", version: expect.stringMatching(/^\d+\.\d+/) });
    const ready = await fetch(`${hall.url()}/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reason: null }]);
    expect(ready.headers.get("content-security-policy")).toContain("default-src 'self'");
  });
});
