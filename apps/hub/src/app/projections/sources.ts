import type { Access } from "../access.ts";
import type { Catalogue, Hall, Instant, ServiceDate } from "@giliran/shared/domain";
import type { DeviceStates } from "../devices.ts";
import type { Pairing } from "../pairing.ts";
import type { Voice } from "../voice.ts";

/** Everything that a projection may look at. Projections are pure: the same sources give the same view. */
export interface Sources {
  readonly hall: Readonly<Hall>;
  readonly catalogue: Catalogue;
  readonly voice: Voice;
  readonly access: Access;
  readonly devices: DeviceStates;
  readonly pairing: Pairing;
  /** Of the hall's own authority; null: the hub speaks plain http. */
  readonly fingerprint: string | null;
  /** Where phones follow tickets; null: nowhere. */
  readonly ticketPage: string | null;
  readonly warnings: readonly string[];
  readonly now: Instant;
  readonly today: ServiceDate;
}
