import { z } from "zod";
import type {
  AgencyId,
  AnnouncementId,
  ClassId,
  ClosureId,
  CommandId,
  CounterId,
  DeviceId,
  Instant,
  JourneyId,
  NeedId,
  ReasonId,
  RightCode,
  ServiceDate,
  ServiceId,
  StaffId,
  TicketId,
  ZoneId,
  ZoneName,
} from "../domain/index.ts";

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);

export const commandId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .transform((text) => text as CommandId);
export const ticketId = name.transform((text) => text as TicketId);
export const serviceId = name.transform((text) => text as ServiceId);
export const agencyId = name.transform((text) => text as AgencyId);
export const counterId = name.transform((text) => text as CounterId);
export const classId = name.transform((text) => text as ClassId);
export const needId = name.transform((text) => text as NeedId);
export const reasonId = name.transform((text) => text as ReasonId);
export const closureId = name.transform((text) => text as ClosureId);
export const journeyId = name.transform((text) => text as JourneyId);
/** Of a right to go first, as it is printed. */
export const rightCode = z
  .string()
  .regex(/^[0-9A-Z]{6,16}$/)
  .transform((text) => text as RightCode);
export const zoneId = name.transform((text) => text as ZoneId);
export const deviceId = name.transform((text) => text as DeviceId);
export const staffId = name.transform((text) => text as StaffId);
export const announcementId = name.transform((text) => text as AnnouncementId);
/** One page load of one call screen: what the voice is leased to. */
export const screenId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
export const instant = z
  .int()
  .nonnegative()
  .transform((ms) => ms as Instant);
/** A date of the calendar, "YYYY-MM-DD". */
export const serviceDate = z.iso.date().transform((text) => text as ServiceDate);
export const zoneName = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as ZoneName);
/** SHA-256 in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Language tag to text. */
export const localText = z.object({ id: z.string() }).catchall(z.string());
