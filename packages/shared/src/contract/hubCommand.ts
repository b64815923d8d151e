import { z } from "zod";
import { announcementId, deviceId, screenId, sha256 } from "./ids.ts";
import { gateCodeKinds } from "./gate.ts";
import { deviceHealth } from "./health.ts";
import { machineSetup } from "./machine.ts";

/** How a screen ended an announcement that it had begun. */
export const announcementEnds = ["spoken", "unheard"] as const;
export type AnnouncementEnd = (typeof announcementEnds)[number];

/** What a client tells about itself, or asks of the hub rather than of the hall. Not events, not stored with them. */
export const hubCommand = z.discriminatedUnion("type", [
  /** A screen that can be heard asks for, or renews, the voice of its zone. */
  z.strictObject({ type: z.literal("claimVoice"), screenId }),
  z.strictObject({ type: z.literal("releaseVoice"), screenId }),
  /** Sent before the first clip; only a granted answer lets the screen speak. */
  z.strictObject({ type: z.literal("beginAnnouncement"), screenId, announcementId }),
  z.strictObject({
    type: z.literal("endAnnouncement"),
    screenId,
    announcementId,
    outcome: z.enum(announcementEnds),
  }),
  z.strictObject({ type: z.literal("reportHealth"), parts: z.array(deviceHealth).max(8) }),
  /** A visitor at the kiosk asks for a person. */
  z.strictObject({ type: z.literal("requestHelp") }),
  z.strictObject({ type: z.literal("answerHelp"), deviceId }),
  /** A kiosk gave a code for a second measurement; the hub keeps its hash in memory. */
  z.strictObject({ type: z.literal("registerGateCode"), codeHash: sha256 }),
  /** Staff at the gate want a code for somebody. */
  z.strictObject({ type: z.literal("giveGateCode"), kind: z.enum(gateCodeKinds) }),
  /** Somebody shows a code: good once, anywhere in the hall. */
  z.strictObject({ type: z.literal("useGateCode"), codeHash: sha256 }),
  /** Somebody has put a new roll into a kiosk's printer. */
  z.strictObject({ type: z.literal("changeRoll"), deviceId }),
  /** A machine that shows this code is let in: as a new one, or in the place of one that the hall knows. */
  z.strictObject({
    type: z.literal("acceptMachine"),
    code: z.string().min(1).max(32),
    deviceId: deviceId.nullable(),
    ...machineSetup,
  }),
  z.strictObject({ type: z.literal("rejectMachine"), requestId: z.string().min(1).max(64) }),
  z.strictObject({ type: z.literal("setMachine"), deviceId, ...machineSetup }),
  /** A locked machine says that it is out of use, and may do nothing that concerns visitors. */
  z.strictObject({ type: z.literal("lockMachine"), deviceId, locked: z.boolean() }),
  /** Its page loads itself anew. */
  z.strictObject({ type: z.literal("reloadMachine"), deviceId }),
  /** Its tokens end at once; the machine then asks to be let in by a code. */
  z.strictObject({ type: z.literal("unpairMachine"), deviceId }),
]);
