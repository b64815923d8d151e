import { createHash, X509Certificate } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import type { Fault } from "./sentences.ts";

/** A pairing's code and a certificate's dates are judged by the clock. */
const mostClockOffMs = 60_000;
const withinMs = 5_000;

/** Whether the machine has a network, reaches its hub, and goes by the same clock. */
export async function hubFaults(
  root: string,
  hub: string,
  fingerprint: string | null,
): Promise<readonly Fault[]> {
  const answer = await askHub(hub, fingerprint);
  if (answer === "unreachable") return [{ code: hasNetwork(root) ? "hubUnreachable" : "noNetwork" }];
  if (answer === "otherCertificate") return [{ code: "otherCertificate" }];
  const { clockOffMs, ready } = answer;
  const n = Math.round(Math.abs(clockOffMs) / 60_000);
  return [
    ...(ready ? [] : [{ code: "hubNotReady" } as const]),
    ...(Math.abs(clockOffMs) > mostClockOffMs ? [{ code: "clockOff", n } as const] : []),
  ];
}

/** Of the kernel's list: whether any interface but the loopback is up; "unknown" is how some tell of it. */
function hasNetwork(root: string): boolean {
  const folder = join(root, "sys/class/net");
  if (!existsSync(folder)) return true;
  return readdirSync(folder).some((name) => {
    const state = join(folder, name, "operstate");
    return name !== "lo" && existsSync(state) && readFileSync(state, "utf8").trim() !== "down";
  });
}

type Answer =
  | "unreachable"
  | "otherCertificate"
  /** The hub's clock minus this machine's. */
  | { readonly clockOffMs: number; readonly ready: boolean };

async function askHub(hub: string, fingerprint: string | null): Promise<Answer> {
  const ask = hub.startsWith("https:") ? secure : plain;
  return await new Promise((resolve) => {
    // The authority is the hall's own: it is judged by its fingerprint, below.
    const options = { timeout: withinMs, rejectUnauthorized: false, agent: false } as const;
    const asked = ask(`${hub}/ready`, options, (response) => {
      response.resume();
      const date = Date.parse(response.headers.date ?? "");
      const known = fingerprint === null || keysOf(response.socket).includes(fingerprint);
      if (!known) return resolve("otherCertificate");
      resolve({ clockOffMs: Number.isNaN(date) ? 0 : date - Date.now(), ready: response.statusCode !== 503 });
    });
    asked.on("timeout", () => asked.destroy(new Error("no answer in time")));
    asked.on("error", () => resolve("unreachable"));
    asked.end();
  });
}

/** The fingerprints of the keys that vouch for each other from the hub's own certificate on, hex. */
function keysOf(socket: unknown): readonly string[] {
  if (!(socket instanceof TLSSocket)) return [];
  const keys: string[] = [];
  let shown = socket.getPeerCertificate(true);
  let vouched: X509Certificate | null = null;
  while (shown?.raw !== undefined) {
    const certificate = new X509Certificate(shown.raw);
    // An impostor may show the authority's certificate, too; it has signed nothing of his.
    if (vouched !== null && !vouched.verify(certificate.publicKey)) break;
    const key = createHash("sha256")
      .update(certificate.publicKey.export({ type: "spki", format: "der" }))
      .digest("hex");
    if (keys.includes(key)) break;
    keys.push(key);
    vouched = certificate;
    shown = shown.issuerCertificate;
  }
  return keys;
}
