import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import type { Server } from "node:https";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type PeerCertificate } from "node:tls";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Authority, openAuthority } from "./authority.ts";
import { endOf, fingerprintOf } from "./certificates.ts";
import { openSecurity, type Security } from "./openSecurity.ts";
import { ownNames } from "./ownNames.ts";

const day = 86_400_000;
const year = 365 * day;
let folder = "";
let at = Date.now();
let server: Server | null = null;
const now = (): number => at;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-tls-"));
  at = Date.now();
});
afterEach(() => {
  server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

async function authorityHere(): Promise<Authority> {
  return await openAuthority(folder, "Mal Pelayanan Publik Magetan", now);
}

async function listening(security: Security): Promise<number> {
  const made = security.createServer((_request, response) => response.end("here"));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return (made.address() as AddressInfo).port;
}

/** The certificate that a client gets which trusts these alone; or the code of its refusal. */
async function met(port: number, ca: string, servername = "127.0.0.1"): Promise<PeerCertificate | string> {
  return await new Promise((resolve) => {
    const socket = connect({
      port,
      host: "127.0.0.1",
      ca,
      servername: servername === "127.0.0.1" ? "" : servername,
    });
    socket.once("secureConnect", () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

describe("the hall's own authority", () => {
  test("is made once, with keys that only its owner reads", async () => {
    const first = await authorityHere();
    const again = await authorityHere();
    expect(again.fingerprint()).toBe(first.fingerprint());
    expect(first.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
    const certificate = new X509Certificate(first.current().certificate);
    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe("CN=Mal Pelayanan Publik Magetan (Giliran)");
    expect(endOf(first.current().certificate) - at).toBeGreaterThan(10 * year - day);
    expect(statSync(join(folder, "authority.key")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "authority.key"), "utf8")).toContain("PRIVATE KEY");
    expect(first.bundle()).not.toContain("PRIVATE");
  });

  test("is another one in each hall", async () => {
    const first = await authorityHere();
    rmSync(folder, { recursive: true });
    expect((await authorityHere()).fingerprint()).not.toBe(first.fingerprint());
  });

  test("is told of the next two years ahead, and followed by it a year ahead", async () => {
    const authority = await authorityHere();
    const old = authority.fingerprint();
    at += 8 * year - day;
    await authority.renew();
    expect(certificatesOf(authority.bundle())).toHaveLength(1);
    at += 2 * day;
    await authority.renew();
    const [current, next] = certificatesOf(authority.bundle());
    expect(fingerprintOf(current ?? "")).toBe(old);
    // A restart does not make yet another one.
    expect(certificatesOf((await authorityHere()).bundle())[1]).toBe(next);
    at += year;
    await authority.renew();
    expect(authority.fingerprint()).toBe(fingerprintOf(next ?? ""));
    expect(certificatesOf(authority.bundle()).map(fingerprintOf)).toContain(old);
    at += year;
    expect(certificatesOf(authority.bundle()).map(fingerprintOf)).not.toContain(old);
    expect(certificatesOf((await authorityHere()).bundle())).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.endsWith(".new"))).toEqual([]);
  });
});

describe("the hub's certificate", () => {
  test("is good for those who trust the authority, by every name of the hub, and for nobody else", async () => {
    const authority = await authorityHere();
    const port = await listening(await openSecurity(authority, () => ownNames(["hub.magetan.example"]), now));
    expect(await met(port, authority.bundle())).toMatchObject({
      issuer: { CN: expect.stringContaining("Giliran") },
    });
    expect(await met(port, authority.bundle(), "hub.magetan.example")).toHaveProperty("subject");
    expect(await met(port, authority.bundle(), "other.example")).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
    rmSync(folder, { recursive: true });
    const stranger = await authorityHere();
    expect(await met(port, stranger.bundle())).toBe("SELF_SIGNED_CERT_IN_CHAIN");
  });

  test("is renewed a month ahead while the server runs, and when the hub gets another name", async () => {
    // The clients' clocks are the machine's own: it all ends today.
    at -= 61 * day;
    const authority = await authorityHere();
    let names = ["127.0.0.1"];
    const security = await openSecurity(authority, () => names, now);
    const port = await listening(security);
    const serial = async (): Promise<string> => {
      const found = await met(port, authority.bundle());
      return typeof found === "string" ? found : found.serialNumber;
    };
    const first = await serial();
    at += 59 * day;
    await security.look();
    expect(await serial()).toBe(first);
    at += 2 * day;
    await security.look();
    const second = await serial();
    expect(second).not.toBe(first);
    expect(security.until() - at).toBeGreaterThan(89 * day);
    names = [...names, "other.example"];
    await security.look();
    expect(await serial()).not.toBe(second);
    expect(await met(port, authority.bundle(), "other.example")).toHaveProperty("subject");
  });

  test("is signed by the next authority when its time has come", async () => {
    at -= 9 * year + day;
    const authority = await authorityHere();
    const security = await openSecurity(authority, () => ["127.0.0.1"], now);
    const port = await listening(security);
    const before = authority.bundle();
    expect(await met(port, before)).toBe("CERT_HAS_EXPIRED");
    at += 8 * year;
    await security.look();
    const told = authority.bundle();
    at += year + day;
    await security.look();
    expect(await met(port, before)).toBe("SELF_SIGNED_CERT_IN_CHAIN");
    expect(await met(port, told)).toHaveProperty("subject");
  });
});

function certificatesOf(bundle: string): string[] {
  return bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? [];
}
