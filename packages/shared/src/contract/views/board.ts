import { z } from "zod";
import { chimes } from "../../domain/index.ts";
import { alert, mostAlerts } from "../alert.ts";
import { announcementId, instant, serviceDate, zoneId, screenId } from "../ids.ts";

/** Most numbers that stand on a board as the next in turn. */
export const mostNext = 8;

/** One call as a screen shows it. It is "now" until `nowUntil`, after that it belongs to the last calls. */
export const boardCall = z.object({
  announcementId,
  label: z.string(),
  counter: z.string(),
  /** Where the counter is; null: in the zone that the screen shows. */
  zone: z.string().nullable(),
  agency: z.string(),
  /** The agency's letters and its colour, "#rrggbb": the text on it is computed. */
  badge: z.string(),
  colour: z.string(),
  service: z.string(),
  at: instant,
  nowUntil: instant,
});
export type BoardCall = z.infer<typeof boardCall>;

/** A call or recall that nobody has spoken yet, oldest first. A screen speaks it only while it holds the voice. */
export const announcement = z.object({
  announcementId,
  label: z.string(),
  counter: z.string(),
  /** The same ticket was called to the same counter before, and nobody came: it is worded so. */
  recall: z.boolean(),
  /** Not to be begun at or after this instant. */
  expiresAt: instant,
});
export type Announcement = z.infer<typeof announcement>;

/** Steps of the volume in one day, at most. */
export const mostVolumeSteps = 8;
const volumeStep = z.object({ from: z.int().min(0).max(1439), percent: z.int().min(10).max(100) });

/** What a call screen of one zone, or of all zones, shows; at most 4 kB: long lists lose their ends. Texts are in the screen's language. */
export const boardView = z.object({
  kind: z.literal("board"),
  /** Of the screen's texts. Screens of one zone and language share one view, so it names no screen. */
  language: z.string(),
  hall: z.object({ name: z.string(), timeZone: z.string() }),
  /** Null: all zones; its calls say where. */
  zone: z.object({ id: zoneId, name: z.string(), about: z.string().nullable() }).nullable(),
  serviceDate: serviceDate.nullable(),
  open: z.boolean(),
  /** Newest first. */
  calls: z.array(boardCall).max(12),
  /** Persons who wait, by service of this zone. */
  waiting: z.array(z.object({ service: z.string(), prefix: z.string(), persons: z.int() })).max(10),
  /** Numbers that are next in turn, where the hall shows them: as things stand now. */
  next: z.array(z.string()).max(mostNext),
  notices: z.array(z.string()).max(4),
  /** What everybody should know now, the most pressing first. */
  alerts: z.array(alert).max(mostAlerts),
  voice: z.object({
    /** It may never speak: it shows zones that do not hear each other. */
    silent: z.boolean(),
    /** The page load that may speak now; null: nobody. */
    holder: screenId.nullable(),
    languages: z.array(z.string()),
    reading: z.enum(["digits", "number"]),
    queueWord: z.enum(["antrean", "antrian"]),
    repeats: z.int().min(1).max(3),
    /** Announcements are shortened while the last that waits would begin later than this: repeats, then further languages, then the chime are left out. */
    backlogMs: z.int().min(0),
    chime: z.enum([...chimes, "none"]),
    /** Minutes of the hall's day, the earliest first, and how loud it is from then on; empty: as the clips are. */
    volume: z.array(volumeStep).max(mostVolumeSteps),
    pending: z.array(announcement).max(8),
  }),
});
export type BoardView = z.infer<typeof boardView>;
