import type { HallEvent, HallEventType } from "@giliran/shared/domain";
import { regularClass } from "@giliran/shared/domain";
import { readStored } from "./storedJson.ts";

/** The newest version of each event's data. Raise one together with a row in `upcasters` and a captured sample. */
const versions: { readonly [Type in HallEventType]: number } = {
  dayOpened: 1,
  dayClosed: 1,
  ticketIssued: 5,
  printReported: 1,
  copyAsked: 1,
  copyTaken: 1,
  copyReported: 1,
  counterOpened: 1,
  counterClosed: 1,
  ticketCalled: 2,
  ticketRecalled: 1,
  serviceStarted: 1,
  ticketFinished: 2,
  stepFinished: 1,
  rightGranted: 1,
  padEntered: 1,
  classChanged: 1,
  weightChanged: 1,
  ticketAbsent: 1,
  ticketReturned: 1,
  ticketParked: 1,
  ticketLetPass: 1,
  ticketPaused: 1,
  ticketResumed: 1,
  ticketTransferred: 1,
  actionUndone: 1,
  autoCallSet: 1,
  closureRequested: 1,
  closureBegan: 1,
  closureEnded: 1,
  outageDeclared: 1,
  outageEnded: 1,
  hallPaused: 1,
  hallResumed: 1,
  ticketMoved: 1,
  hoursSet: 1,
  crowdingSet: 1,
  gateSet: 1,
  gateCounted: 1,
  gateOverridden: 1,
  slipStrayed: 1,
  recoveryBegun: 1,
  slipsTold: 1,
  kioskTold: 1,
  recoveryEnded: 1,
  peopleCounted: 1,
  ticketAdmitted: 1,
  ticketCancelled: 1,
  ticketVoided: 2,
};

type Data = Readonly<Record<string, unknown>>;
/** From version n to n + 1, by "type@n". */
const upcasters: Readonly<Record<string, (data: Data) => Data>> = {
  // Before classes everybody was a regular visitor without needs.
  "ticketIssued@1": (data) => ({
    ...data,
    classId: regularClass.id,
    confirmed: true,
    needs: [],
    lane: "regular",
  }),
  // Nobody had to wait outside.
  "ticketIssued@2": (data) => ({ ...data, outside: false, insideZone: null }),
  // A number was for one service, and nobody had a right from a day before.
  "ticketIssued@3": (data) => ({ ...data, journey: null, right: null, reckonedMs: null }),
  // No kiosk gave numbers alone.
  "ticketIssued@4": (data) => ({ ...data, alone: null }),
  "ticketVoided@1": (data) => ({ ...data, replacedBy: null }),
  // The one reason was "arrival", as text, and no call was a priority call.
  "ticketCalled@1": (data) => ({ ...data, reason: { code: "arrival" }, streaks: [] }),
  // Nobody said how a service ended.
  "ticketFinished@1": (data) => ({ ...data, outcomeId: null }),
};

export function eventVersion(type: HallEventType): number {
  return versions[type];
}

/**
 * Reads one stored event in the form of today.
 * @throws when the event is of a type or a version that this program does not know.
 */
export function readEvent(type: string, version: number, json: string): HallEvent {
  if (!isKnown(type)) throw new Error(`unknown event ${type} in the log`);
  let data = readStored(json) as Data;
  for (let v = version; v < versions[type]; v += 1) {
    const upcast = upcasters[`${type}@${v}`];
    if (upcast === undefined) throw new Error(`no way from ${type} version ${v} to ${v + 1}`);
    data = upcast(data);
  }
  if (version > versions[type]) throw new Error(`${type} version ${version} is newer than this program`);
  // The program that appended it had checked it by type; the log is only ever written through `append`.
  return { type, ...data } as unknown as HallEvent;
}

function isKnown(type: string): type is HallEventType {
  return Object.hasOwn(versions, type);
}
