import type { ScreenKind } from "@giliran/shared/contract";
import { type Catalogue, type Earshot, earshotOf, earshotOfHall } from "@giliran/shared/domain";
import type { Device } from "./ports.ts";

type Place = Pick<Device, "role" | "zoneId" | "screen">;

/** What a display shows of which nothing was said: its zone; without one it stands at the entrance. */
export function usualScreen({ role, zoneId }: Pick<Device, "role" | "zoneId">): ScreenKind | null {
  if (role !== "display") return null;
  return zoneId === null ? "entrance" : "zone";
}

/** The voice that this machine may have; null: it never speaks. */
export function earshotOfScreen(catalogue: Catalogue, { zoneId, screen }: Place): Earshot | null {
  if (screen === "zone") return zoneId && earshotOf(catalogue, zoneId);
  return screen === "hall" ? earshotOfHall(catalogue) : null;
}
