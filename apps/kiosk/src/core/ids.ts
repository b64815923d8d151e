import { createHash, randomBytes } from "node:crypto";
import type { CommandId } from "@giliran/shared/domain";

/** Chance as an argument, so that tests hold it. */
export interface Ids {
  readonly commandId: () => CommandId;
  /** 128 bits in lower-case hex: what a phone shows to see its ticket. */
  readonly secret: () => string;
}

/** Ids from the system's random source. */
export const randomIds: Ids = {
  commandId: () => randomBytes(16).toString("hex") as CommandId,
  secret: () => randomBytes(16).toString("hex"),
};

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. The hub keeps this of a ticket's secret, never the secret. */
export function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
