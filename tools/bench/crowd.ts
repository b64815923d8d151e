import { randomBytes } from "node:crypto";
import type { BenchHall } from "./hall.ts";
import { type Answered, connectWire, type Wire } from "./wire.ts";

/** What was asked and what came of it; `tookMs` from the emission to the acknowledgement. */
export interface Confirmed {
  readonly value: unknown;
  readonly sentAt: number;
  readonly tookMs: number;
}

export interface Kiosk {
  readonly issue: () => Promise<Confirmed>;
  readonly reportPrinted: (ticketId: string) => Promise<Confirmed>;
}

export interface Officer {
  readonly open: () => Promise<Confirmed>;
  /** Calls the next ticket; fails when nobody waits. */
  readonly callNext: () => Promise<Confirmed>;
  readonly start: () => Promise<Confirmed>;
}

export type Role = "kiosks" | "screens" | "officers";

export interface Crowd {
  readonly kiosks: readonly Kiosk[];
  readonly officers: readonly Officer[];
  /** The newest frame that anybody of this role has got, without its event's name. */
  readonly newest: (role: Role) => object | null;
  readonly leave: () => void;
}

export interface CrowdOptions {
  readonly url: string;
  readonly hall: BenchHall;
  /** What each of them says in the handshake; as many come as there are. */
  readonly auths: Readonly<Record<Role, readonly object[]>>;
  readonly onBoard: (screen: number, bytes: Buffer, at: number) => void;
}

/** Brings them all in. A crowd that loses a member is of no use: whoever waits for it is told. */
export async function gather({ url, hall, auths, onBoard }: CrowdOptions): Promise<Crowd> {
  const newest = new Map<Role, Buffer>();
  const wires: Wire[] = [];

  async function bring(role: Role, seen: (i: number, bytes: Buffer, at: number) => void): Promise<Wire[]> {
    const brought: Wire[] = [];
    for (const [i, auth] of auths[role].entries()) {
      const onView = (bytes: Buffer, at: number): void => {
        newest.set(role, bytes);
        seen(i, bytes, at);
      };
      brought.push(await connectWire({ url, auth, onView, onEnd: () => undefined }));
    }
    wires.push(...brought);
    return brought;
  }

  const nobody = (): void => undefined;
  await bring("screens", onBoard);
  const kiosks = (await bring("kiosks", nobody)).map((wire, i) => kioskAt(wire, hall, i));
  const officers = (await bring("officers", nobody)).map((wire, i) =>
    officerAt(wire, hall.counters[i] ?? ""),
  );
  return {
    kiosks,
    officers,
    newest: (role) => {
      const bytes = newest.get(role);
      return bytes === undefined ? null : frameOf(bytes);
    },
    leave: () => wires.forEach((wire) => wire.cut()),
  };
}

/** What stands in a `42["view",FRAME]`. */
export function frameOf(bytes: Buffer): object {
  const [, frame] = JSON.parse(bytes.toString("utf8", 2)) as [string, object];
  return frame;
}

async function send(wire: Wire, command: object): Promise<Confirmed> {
  const frame = { id: randomBytes(16).toString("base64url"), command };
  const sentAt = performance.now();
  const { ok, value, error, at }: Answered = await wire.ask(frame);
  if (!ok) throw new Refused(String(error));
  return { value, sentAt, tookMs: at - sentAt };
}

/** The hub said no, by this name. */
export class Refused extends Error {}

function kioskAt(wire: Wire, { services }: BenchHall, offset: number): Kiosk {
  let count = offset;
  return {
    issue: async () => {
      const serviceId = services[count % services.length];
      count += 1;
      const secretHash = randomBytes(32).toString("hex");
      return await send(wire, { type: "issueTicket", serviceId, partySize: 1, secretHash });
    },
    reportPrinted: async (ticketId) =>
      await send(wire, { type: "reportPrint", ticketId, outcome: "printed" }),
  };
}

function officerAt(wire: Wire, counterId: string): Officer {
  let ticketId: string | null = null;
  return {
    open: async () => await send(wire, { type: "openCounter", counterId, takeOver: false }),
    callNext: async () => {
      const called = await send(wire, { type: "callNext", counterId, expectedTicketId: ticketId });
      ticketId = ticketIdOf(called);
      return called;
    },
    start: async () => await send(wire, { type: "startService", counterId, ticketId }),
  };
}

/** Of an answer to `issueTicket` or `callNext`. */
export function ticketIdOf({ value }: Confirmed): string {
  return (value as { ticketId: string }).ticketId;
}
