import { z } from "zod";
import { mostInBlock, mostNext, mostVolumeSteps } from "@giliran/shared/contract";
import { chimes, closureKinds, defaultSettings } from "@giliran/shared/domain";
import { language, timeOfDay, weekday } from "./fileParts.ts";

const seconds = z.number().nonnegative().max(3600);

const voice = z
  .strictObject({
    languages: z
      .array(language)
      .min(1)
      .max(3)
      .default([...defaultSettings.voice.languages]),
    reading: z.enum(["digits", "number"]).default("digits"),
    queueWord: z.enum(["antrean", "antrian"]).default("antrean"),
    repeats: z.int().min(1).max(3).default(1),
    /** Announcements are shortened while the last that waits would begin later than this. */
    backlogSeconds: seconds.default(defaultSettings.voice.backlogMs / 1000),
    chime: z.enum([...chimes, "none"]).default(defaultSettings.voice.chime),
    /** How loud it is from a time of day on, in per cent of the clips' own height; never nothing, since calls count as heard. */
    volume: z
      .array(z.strictObject({ from: timeOfDay, percent: z.int().min(10).max(100) }))
      .max(mostVolumeSteps)
      .transform((steps) => steps.toSorted((a, b) => a.from - b.from))
      .default([]),
  })
  .prefault({});

const perMinute = z.int().min(1).max(999).nullable().default(null);

/** An anthem, a prayer: nothing is called for so long. */
const scheduledPause = z.strictObject({
  days: z.array(weekday).min(1),
  at: timeOfDay,
  minutes: z.number().positive().max(240),
});

/** How the hall works; whatever is wrong has its default. */
export const fileSettings = z
  .strictObject({
    recallCooldownSeconds: seconds.default(defaultSettings.recallCooldownMs / 1000),
    recallLimit: z.int().min(0).max(20).default(defaultSettings.recallLimit),
    absentAfterRecalls: z.int().min(0).max(20).default(defaultSettings.absentAfterRecalls),
    callLifeSeconds: seconds.min(10).default(defaultSettings.callLifeMs / 1000),
    printingTimeoutSeconds: seconds.min(1).default(defaultSettings.printingTimeoutMs / 1000),
    largestParty: z.int().min(1).max(999).default(defaultSettings.largestParty),
    /** Numbers that one print job gives to a group; 1: none. */
    largestBlock: z.int().min(1).max(mostInBlock).default(defaultSettings.largestBlock),
    /** Visitors may have their number without paper, on their phone. */
    paperChoice: z.boolean().default(defaultSettings.paperChoice),
    /** Rights to go first on the next open day, that supervisors may give at the end of one; 0: none. */
    rightsPerService: z.int().min(0).max(99).default(defaultSettings.rightsPerService),
    /** First letter of the numbers on pre-printed pads. */
    padLetter: z
      .string()
      .regex(/^[A-Z]$/, "is not one capital letter")
      .default(defaultSettings.padLetter),
    /** How long the absent may come back; 0: as long as the day is open. */
    returnWindowMinutes: z
      .number()
      .nonnegative()
      .max(24 * 60)
      .default((defaultSettings.returnWindowMs ?? 0) / 60_000),
    /** Until how many of their service were called; 0: however many. */
    returnWindowTickets: z.int().min(0).max(999).default(0),
    returnAfter: z.int().min(0).max(50).default(defaultSettings.returnAfter),
    undoSeconds: seconds.max(60).default(defaultSettings.undoMs / 1000),
    outcomeRequired: z.boolean().default(defaultSettings.outcomeRequired),
    /** What a supervisor may close only with the approval of a second person. */
    closureApproval: z.array(z.enum(closureKinds)).default([]),
    /** The hub was away for longer: the hall is taken to have been paused; 0: never. */
    awayPauseMinutes: z
      .number()
      .nonnegative()
      .max(24 * 60)
      .default(5),
    /** How long a kiosk may give numbers alone while the hub is away; 0: not at all. */
    aloneMinutes: z
      .number()
      .nonnegative()
      .max(24 * 60)
      .default(defaultSettings.aloneMs / 60_000),
    /** So many numbers that are next in turn stand on the boards; 0: none. */
    nextOnBoard: z.int().min(0).max(mostNext).default(defaultSettings.nextOnBoard),
    pauses: z.array(scheduledPause).default([]),
    /** Numbers in one minute; what is not said has no limit. */
    issuesPerMinute: z.strictObject({ hall: perMinute, kiosk: perMinute }).prefault({}),
    voice,
  })
  .prefault({});
