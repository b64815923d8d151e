import type { Brand, ZoneId } from "./brand.ts";
import type { Catalogue } from "./catalogue.ts";

/** Zones of which each hears what is said in the others: they have one voice. */
export type Earshot = Brand<string, "Earshot">;

type Zones = Pick<Catalogue, "zones">;

/** The group whose voice is heard in this zone; a zone that names none is heard by itself alone. */
export function earshotOf({ zones }: Zones, zoneId: ZoneId): Earshot {
  const name = zones.find(({ id }) => id === zoneId)?.earshot ?? null;
  // A group may bear the name of a zone that is not in it.
  return (name === null ? `zone/${zoneId}` : `group/${name}`) as Earshot;
}

/** The group of all zones; null: the hall has several voices, and none of them is heard everywhere. */
export function earshotOfHall(catalogue: Zones): Earshot | null {
  const groups = new Set(catalogue.zones.map(({ id }) => earshotOf(catalogue, id)));
  const [only = null] = groups;
  return groups.size === 1 ? only : null;
}
