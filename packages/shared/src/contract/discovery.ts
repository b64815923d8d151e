import { z } from "zod";

/** Type of the hub's service in multicast DNS (RFC 6763): "_giliran._tcp". */
export const hubService = "giliran";

/**
 * What a hub says of itself beside its port. Anybody in the network may say the same: who it is shows the fingerprint, compared
 * with the one at the hub.
 */
export const hubRecord = z.object({
  scheme: z.enum(["http", "https"]),
  /** SHA-256 of the hall's authority, 64 hex digits; without it, plain http. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type HubRecord = z.infer<typeof hubRecord>;
