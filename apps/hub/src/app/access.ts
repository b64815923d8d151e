import type { Redeemed, Result } from "@giliran/shared/contract";
import { accepted, denied } from "@giliran/shared/contract";
import type { Actor, Instant, StaffId } from "@giliran/shared/domain";
import type { AccessStore, Clock, Device, Ids, Staff, Subject } from "./ports.ts";

/** Every hall has this member of staff, made at its first start. */
export const administratorId = "administrator" as StaffId;

/** A link that somebody is about to click; a code that somebody is about to type. */
const invitationMs = 10 * 60_000;
/** A staff session ends after a long working day; a device's token when it is revoked. */
const sessionMs = 16 * 3_600_000;

export interface Bearer {
  readonly actor: Actor;
  /** The last instant of a staff session; null: until it is revoked. */
  readonly expiresAt: Instant | null;
}

/** Who may come in. Secrets are given out once and kept as hashes (design.md, rules of state 14). */
export interface Access {
  /** A one-time secret that lets this device or member of staff in, for 10 minutes. */
  readonly invite: (subject: Subject, form: "link" | "code") => string;
  /** Takes a one-time secret and gives a lasting token for it; `expired` where it was used, or is too old. */
  readonly redeem: (code: string) => Result<Redeemed>;
  /** Who bears this token, or null. */
  readonly actorOf: (token: string) => Actor | null;
  /** Who bears this token, and until when; or null. */
  readonly bearer: (token: string) => Bearer | null;
  readonly signOut: (token: string) => void;
  readonly device: (id: Device["id"]) => Device | null;
  readonly staffMember: (id: Staff["id"]) => Staff | null;
  readonly devices: () => readonly Device[];
  /** Whether any token of this machine is good. */
  readonly isPaired: (id: Device["id"]) => boolean;
  readonly staff: () => readonly Staff[];
}

export function createAccess(store: AccessStore, clock: Clock, ids: Ids): Access {
  const device = (id: Device["id"]): Device | null => store.devices().find((d) => d.id === id) ?? null;
  const staffMember = (id: Staff["id"]): Staff | null => store.staff().find((s) => s.id === id) ?? null;

  const after = (ms: number): Instant => (clock.now() + ms) as Instant;

  function subjectOf(subject: Subject): Device | Staff | null {
    return subject.kind === "device" ? device(subject.id) : staffMember(subject.id);
  }

  function actorFor(subject: Subject): Actor | null {
    if (subject.kind === "device") {
      const found = device(subject.id);
      return found === null ? null : { kind: "device", role: found.role, id: found.id };
    }
    const found = staffMember(subject.id);
    return found === null ? null : { kind: "staff", role: found.role, id: found.id };
  }

  function bearer(token: string): Bearer | null {
    const credential = store.credential(ids.hash(token));
    if (credential === null) return null;
    const { subject, expiresAt } = credential;
    if (expiresAt !== null && expiresAt < clock.now()) return null;
    const actor = actorFor(subject);
    return actor && { actor, expiresAt };
  }

  return {
    device,
    staffMember,
    devices: store.devices,
    isPaired: (id) => store.holdsCredential({ kind: "device", id }),
    staff: store.staff,
    invite: (subject, form) => {
      const secret = form === "link" ? ids.secret() : ids.code();
      store.saveInvitation(ids.hash(secret), subject, after(invitationMs));
      return secret;
    },
    redeem: (code) => {
      const invitation = store.takeInvitation(ids.hash(code.trim()));
      const who = invitation === null ? null : subjectOf(invitation.subject);
      if (invitation === null || who === null || invitation.expiresAt < clock.now()) return denied("expired");
      const token = ids.secret();
      const { subject } = invitation;
      const expiresAt = subject.kind === "staff" ? after(sessionMs) : null;
      store.saveCredential(ids.hash(token), subject, clock.now(), expiresAt);
      return accepted({ token, id: who.id, role: who.role, name: who.name });
    },
    actorOf: (token) => bearer(token)?.actor ?? null,
    bearer,
    signOut: (token) => store.revokeCredential(ids.hash(token)),
  };
}
