import type { CommandOf, Pads, PublicCatalogue } from "@giliran/shared/contract";
import {
  type CounterId,
  instantOf,
  localText,
  type ServiceDate,
  type ServiceId,
  type ZoneName,
} from "@giliran/shared/domain";

type Pad = Pads["pads"][number];
type Entry = CommandOf<"enterPad">["entries"][number];

/** So many lines are entered in one go. */
export const mostLines = 60;

export interface PadName {
  readonly id: ServiceId;
  readonly name: string;
  /** Of the service, without its series. */
  readonly service: string;
  readonly pad: Pad;
}

/** A pad for each service, named by it and its series. */
export function padNames({ pads }: Pads, catalogue: PublicCatalogue, language: string): readonly PadName[] {
  return pads.flatMap((pad) => {
    const service = catalogue.services.find(({ id }) => id === pad.serviceId);
    if (service === undefined) return [];
    const name = localText(service.name, language);
    return [{ id: service.id, name: `${pad.prefix} · ${name}`, service: name, pad }];
  });
}

export function labelOf({ prefix, padding }: Pick<Pad, "prefix" | "padding">, number: number): string {
  return `${prefix}${String(number).padStart(padding, "0")}`;
}

/** One line of the form, times as they are typed: "09:15". */
export interface PadLine {
  readonly number: number;
  readonly partySize: string;
  readonly served: boolean;
  readonly counterId: CounterId | null;
  readonly taken: string;
  readonly called: string;
  readonly finished: string;
}

/** What is the same for all lines until one is changed. */
export interface PadFrame {
  /** The first number that is not entered yet, and the last that was handed out. */
  readonly first: number;
  readonly last: number;
  readonly counterId: CounterId | null;
  /** When the machines went down and were back. */
  readonly from: string;
  readonly to: string;
}

/**
 * A line for each number of the pad, with times spread evenly from when the machines went down until they were back: a
 * start that staff put right by their notes. A number is taken, called two thirds of the way to when it is finished.
 */
export function linesOf({ first, last, counterId, from, to }: PadFrame): readonly PadLine[] {
  const count = Math.min(mostLines, last - first + 1);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (count < 1 || begin === null || end === null || end < begin) return [];
  const step = (end - begin) / count;
  return Array.from({ length: count }, (_, i) => ({
    number: first + i,
    partySize: "1",
    served: true,
    counterId,
    taken: timeOf(begin + step * i * 0.5),
    called: timeOf(begin + step * i),
    finished: timeOf(begin + step * (i + 1)),
  }));
}

/** The entries of these lines; null: a time or a number of persons is missing somewhere. */
export function entriesOf(
  lines: readonly PadLine[],
  date: ServiceDate,
  zone: ZoneName,
): readonly Entry[] | null {
  const at = (time: string): Entry["takenAt"] | null => {
    const minutes = minutesOf(time);
    return minutes === null ? null : instantOf(date, minutes, zone);
  };
  const entries = lines.map((line) => entryOf(line, at));
  return entries.some((entry) => entry === null) ? null : entries.flatMap((entry) => entry ?? []);
}

function entryOf(line: PadLine, at: (time: string) => Entry["takenAt"] | null): Entry | null {
  const partySize = Number(line.partySize);
  const [takenAt, calledAt, finishedAt] = [at(line.taken), at(line.called), at(line.finished)];
  if (takenAt === null || !Number.isInteger(partySize) || partySize < 1) return null;
  const entry = { number: line.number, partySize, takenAt };
  if (!line.served) return { ...entry, served: null };
  const { counterId } = line;
  if (counterId === null || calledAt === null || finishedAt === null) return null;
  return { ...entry, served: { counterId, calledAt, finishedAt, outcomeId: null } };
}

function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function timeOf(minutes: number): string {
  const whole = Math.floor(minutes);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}
