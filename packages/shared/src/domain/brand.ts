declare const brand: unique symbol;

/** A primitive that carries its meaning in the type, so that a ticket id is never taken for a counter id. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Milliseconds since 1970-01-01T00:00Z, integer, by the hub's clock. */
export type Instant = Brand<number, "Instant">;
/** Calendar date in the hall's zone, "YYYY-MM-DD" (domain.md 3). */
export type ServiceDate = Brand<string, "ServiceDate">;
/** Any IANA zone name that Intl knows, for example "Asia/Jakarta". */
export type ZoneName = Brand<string, "ZoneName">;
/** Made once per touch by whoever sends the command; 16 to 64 characters of [A-Za-z0-9_-]. */
export type CommandId = Brand<string, "CommandId">;

export type AgencyId = Brand<string, "AgencyId">;
export type ServiceId = Brand<string, "ServiceId">;
export type CounterId = Brand<string, "CounterId">;
export type ZoneId = Brand<string, "ZoneId">;
export type TicketId = Brand<string, "TicketId">;
export type DeviceId = Brand<string, "DeviceId">;
export type StaffId = Brand<string, "StaffId">;
/** A class of visitors: regular, elderly, booked ... */
export type ClassId = Brand<string, "ClassId">;
/** Something that somebody needs to be served well: an escort, sign language ... */
export type NeedId = Brand<string, "NeedId">;
/** A reason from one of the hall's lists. */
export type ReasonId = Brand<string, "ReasonId">;
/** One closure of a counter, service, agency or the hall. */
export type ClosureId = Brand<string, "ClosureId">;
/** Several services under one number. */
export type JourneyId = Brand<string, "JourneyId">;
/** What is printed on a right to go first; 10 characters that are not taken for one another. */
export type RightCode = Brand<string, "RightCode">;
/** Names one call or recall of one ticket: the unit of the voice and its ledger. */
export type AnnouncementId = Brand<string, "AnnouncementId">;
/** 0 to 2 characters in front of a ticket's number; names its series. */
export type Prefix = Brand<string, "Prefix">;
