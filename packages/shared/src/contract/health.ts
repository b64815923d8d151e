import { z } from "zod";

/**
 * What can be wrong with a machine. A code, not a sentence: the texts say what the visitor notices and who must act.
 */
export const healthCodes = [
  "printer_status_unknown",
  "printer_roll_ending",
  "printer_paper_low",
  "printer_paper_out",
  "printer_cover_open",
  "printer_unreachable",
  "printer_error",
  "printer_busy",
  "printer_no_permission",
  "printer_not_configured",
  "thermometer_missing",
  "thermometer_several",
  "thermometer_silent",
  "thermometer_nonsense",
  "thermometer_no_sensor",
  "thermometer_no_permission",
  "thermometer_no_library",
  "thermometer_error",
  "speech_missing",
  "sound_blocked",
  "sound_clips_missing",
  "kiosk_maintenance",
  "sound_silent",
  "voice_backlog",
] as const;
export type HealthCode = (typeof healthCodes)[number];

/** One part of a machine, as its owner reports it. `trouble` is empty when all is well. */
export const deviceHealth = z.object({
  part: z.enum(["printer", "thermometer", "voice", "kiosk"]),
  name: z.string().max(64),
  simulated: z.boolean(),
  trouble: z.array(z.enum(healthCodes)).max(8),
  /** About so many slips are left on a printer's roll; null or absent: nobody knows. */
  slipsLeft: z.int().nonnegative().nullish(),
});
export type DeviceHealth = z.infer<typeof deviceHealth>;
