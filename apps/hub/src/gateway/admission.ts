import type { ErrorCode, Handshake } from "@giliran/shared/contract";
import { handshake, protocol, whyNotServed } from "@giliran/shared/contract";
import type { Actor, Instant } from "@giliran/shared/domain";
import type { Access } from "../app/access.ts";
import type { Audience, Log } from "../app/ports.ts";

/** Who is at the other end of a socket, and what it is shown. */
export interface Client {
  readonly actor: Actor;
  readonly audience: Audience;
  readonly version: number;
  readonly token: string;
  /** When its session ends; null: it does not. */
  readonly expiresAt: Instant | null;
}

export interface AdmissionParts {
  readonly access: Access;
  readonly audienceOf: (actor: Actor) => Audience | null;
  readonly log: Log;
  /** Told of every error, for it may be the disk's. */
  readonly failed: (error: unknown) => void;
}

/** Tells a client why it is not let in: the name of the reason, and the versions that are served. */
export class Refused extends Error {
  readonly data: { readonly code: ErrorCode; readonly protocol: typeof protocol };

  constructor(code: ErrorCode) {
    super(code);
    this.data = { code, protocol };
  }
}

/** Reads a handshake: the client it belongs to, or the name of the reason why it is not let in. */
export function createAdmission(parts: AdmissionParts): (auth: unknown) => Client | ErrorCode {
  function letIn(raw: unknown): Client | ErrorCode {
    const version = versionOf(raw);
    const notServed = version === null ? "malformed" : whyNotServed(version);
    if (notServed !== null) return notServed;
    const parsed = handshake.safeParse(raw);
    if (!parsed.success) return "malformed";
    return clientFor(parsed.data);
  }

  function clientFor({ protocol: version, token }: Handshake): Client | ErrorCode {
    const bearer = parts.access.bearer(token);
    if (bearer === null) return "unauthorised";
    const audience = parts.audienceOf(bearer.actor);
    return audience === null ? "forbidden" : { ...bearer, audience, version, token };
  }

  return (raw) => {
    try {
      return letIn(raw);
    } catch (error) {
      parts.failed(error);
      parts.log.error({ error }, "a client could not be let in");
      return "internal";
    }
  };
}

function versionOf(raw: unknown): number | null {
  if (typeof raw !== "object" || raw === null || !("protocol" in raw)) return null;
  return Number.isInteger(raw.protocol) ? Number(raw.protocol) : null;
}
