import { createHash, X509Certificate } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { Agent, fetch as fetchWith } from "undici";

/** Whom this kiosk takes for its hub. */
export interface Trust {
  /** As the platform's, but only the hall's own authority is believed where the hub speaks https. Rejects as that does. */
  readonly fetch: typeof fetch;
  /** For sockets, PEM; null: plain http. */
  readonly authorities: (() => readonly string[]) | null;
  /** SHA-256 of the authority's public key, hex; null: plain http, or nothing was met yet. */
  readonly fingerprint: () => string | null;
  /** Whether the authority was compared by a person: what was only met is believed as long as the code is shown. */
  readonly isKept: () => boolean;
  /** A person has compared the fingerprints: from now on nobody else is believed. @throws where it cannot be written */
  readonly keep: () => void;
  /** Learns over the connection that is already trusted who may sign next. */
  readonly renew: () => Promise<void>;
  /** Whether the last that answered at the hub's address was somebody else. */
  readonly metStranger: () => boolean;
}

export interface TrustOptions {
  readonly hubUrl: string;
  /** Where the authorities are kept. */
  readonly file: string;
  /** What a technician has set, hex with or without blanks, 128 bits or more; null: compared on the screen. */
  readonly expected: string | null;
}

/** Another machine answers at the hub's address. */
export class StrangerError extends Error {}

const plain: Trust = {
  fetch: globalThis.fetch,
  authorities: null,
  fingerprint: () => null,
  isKept: () => true,
  keep: () => undefined,
  renew: async () => await Promise.resolve(),
  metStranger: () => false,
};

/** Plain http has nobody to trust; over https the hall's own authority is pinned. */
export function openTrust(options: TrustOptions): Trust {
  return options.hubUrl.startsWith("https:") ? pinned(options) : plain;
}

function pinned({ hubUrl, file, expected }: TrustOptions): Trust {
  let kept = existsSync(file) ? certificatesOf(readFileSync(file, "utf8")) : [];
  let met: readonly string[] = [];
  let stranger = false;
  let agent: { readonly for: string; readonly agent: Agent } | null = null;
  const believed = (): readonly string[] => (kept.length > 0 ? kept : met);

  function agentFor(authorities: readonly string[]): Agent {
    const key = authorities.join("");
    if (agent?.for !== key) agent = { for: key, agent: new Agent({ connect: { ca: [...authorities] } }) };
    return agent.agent;
  }

  /** The first time: what the hub says of itself, and it alone, until a person has compared it. */
  async function meet(): Promise<void> {
    const offered = certificatesOf(await askUnbelieving(new URL("/authority.pem", hubUrl)));
    const [first] = offered;
    if (first === undefined) throw new StrangerError("the hub named no authority");
    if (expected !== null && !isSame(fingerprintOf(first), expected))
      throw new StrangerError("another authority than the one that was set");
    met = offered;
    if (expected !== null) keep(offered);
  }

  function keep(authorities: readonly string[]): void {
    writeFileSync(`${file}.new`, authorities.join(""), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    kept = authorities;
  }

  async function ask(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    try {
      if (believed().length === 0) await meet();
      const dispatcher = agentFor(believed());
      const wanted = { ...init, dispatcher } as Parameters<typeof fetchWith>[1];
      const response = await fetchWith(input as URL, wanted);
      stranger = false;
      return response;
    } catch (error) {
      stranger = isStranger(error);
      throw error;
    }
  }

  return {
    fetch: ask,
    authorities: believed,
    fingerprint: () => {
      const [first] = believed();
      return first === undefined ? null : fingerprintOf(first);
    },
    isKept: () => kept.length > 0,
    keep: () => {
      if (kept.length === 0 && met.length > 0) keep(met);
    },
    renew: async () => {
      if (kept.length === 0) return;
      const response = await ask(new URL("/authority.pem", hubUrl), { redirect: "error" });
      const told = certificatesOf(await response.text());
      if (response.ok && told.length > 0 && told.join("") !== kept.join("")) keep(told);
    },
    metStranger: () => stranger,
  };
}

/** What Node says where a certificate is not the one that is believed; times are not among them: clocks go wrong. */
const strangers: ReadonlySet<unknown> = new Set([
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_SIGNATURE_FAILURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

function isStranger(error: unknown): boolean {
  if (error instanceof StrangerError) return true;
  if (!(error instanceof Error)) return false;
  return ("code" in error && strangers.has(error.code)) || isStranger(error.cause);
}

function certificatesOf(text: string): readonly string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return found.slice(0, 8).map((one) => `${one}\n`);
}

function fingerprintOf(certificate: string): string {
  const { publicKey } = new X509Certificate(certificate);
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
}

/** At least the 128 bits that people compare. */
function isSame(fingerprint: string, expected: string): boolean {
  const wanted = expected.replaceAll(/[\s:]/g, "").toLowerCase();
  return wanted.length >= 32 && fingerprint.startsWith(wanted);
}

const answerWithinMs = 8_000;
const largestBundle = 64 * 1024;

/** Asks without believing who answers: nothing secret goes there, and what comes back is compared by people. */
async function askUnbelieving(url: URL): Promise<string> {
  return await new Promise((resolve, reject) => {
    const asked = request(url, { rejectUnauthorized: false, timeout: answerWithinMs }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
        if (text.length > largestBundle) asked.destroy(new StrangerError("too long an answer"));
      });
      response.on("end", () => resolve(response.statusCode === 200 ? text : ""));
    });
    asked.on("timeout", () => asked.destroy(new Error("no answer in time")));
    asked.on("error", reject);
    asked.end();
  });
}
