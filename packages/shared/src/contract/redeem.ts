import { z } from "zod";
import { deviceRoles, staffRoles } from "../domain/index.ts";

/** `POST /api/redeem`: a one-time link or code, from the page's fragment, against a lasting token. */
export const redeemRequest = z.object({ code: z.string().min(6).max(128) });

export const redeemed = z.object({
  /** 128 bits and more; keep it where only this device or window reads it. */
  token: z.string(),
  /** The device's or the staff member's id. */
  id: z.string(),
  role: z.enum([...deviceRoles, ...staffRoles]),
  name: z.string(),
});
export type Redeemed = z.infer<typeof redeemed>;
