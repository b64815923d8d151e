import type { ClassId, RightCode, ServiceDate, ServiceId } from "./brand.ts";
import type { Catalogue } from "./catalogue.ts";
import { dateAfter } from "./civil.ts";
import type { Hall } from "./hall.ts";
import { planOf } from "./hours.ts";

/** Somebody was left over at the end of a day and goes first on the next open one. Printed, used once. */
export interface Right {
  readonly code: RightCode;
  /** The number that they had, and its date. */
  readonly label: string;
  readonly from: ServiceDate;
  readonly validOn: ServiceDate;
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly partySize: number;
}

/** The next date on which the hall serves; the next of all where none is within a year. */
export function nextOpenDate({ hours }: Catalogue, date: ServiceDate): ServiceDate {
  for (let days = 1; days <= 366; days += 1) {
    const next = dateAfter(date, days);
    if (hours.mode === "off" || planOf(hours, next).hours !== null) return next;
  }
  return dateAfter(date, 1);
}

/** How many more rights may be given for this service today, 0 and up. */
export function rightsLeft(hall: Readonly<Hall>, { settings }: Catalogue, serviceId: ServiceId): number {
  const { serviceDate } = hall;
  const given = [...hall.rights.values()].filter(
    (right) => right.serviceId === serviceId && right.from === serviceDate,
  );
  return Math.max(0, settings.rightsPerService - given.length);
}

/** Rights that hold on the hall's service date and were not used yet. */
export function rightsOfToday({ rights, serviceDate }: Readonly<Hall>): readonly Right[] {
  return [...rights.values()].filter(({ validOn }) => validOn === serviceDate);
}
