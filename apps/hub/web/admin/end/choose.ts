import type { Leftovers, PublicCatalogue } from "@giliran/shared/contract";

type Left = Leftovers["tickets"][number];

/** So many are closed in one go. */
export const mostAtOnce = 200;

/** Who is left of one service, and how many rights it may still give. */
export interface LeftOfService {
  readonly service: Pick<PublicCatalogue["services"][number], "id" | "name">;
  readonly tickets: readonly Left[];
  readonly rightsLeft: number;
}

/** Services of which somebody is left, in the hall's order; one that the catalogue no longer has bears its id. */
export function byService(
  { tickets, rightsLeft }: Leftovers,
  { services }: PublicCatalogue,
): readonly LeftOfService[] {
  const ids = [...new Set(tickets.map(({ serviceId }) => serviceId))];
  return ids.map((id) => ({
    service: services.find((service) => service.id === id) ?? { id, name: { id } },
    tickets: tickets.filter(({ serviceId }) => serviceId === id),
    rightsLeft: rightsLeft.find(({ serviceId }) => serviceId === id)?.left ?? 0,
  }));
}

/** Why these cannot all have a right, as the name of a sentence; null: they can. */
export function rightsFor(left: Leftovers, chosen: readonly Left[]): "endAbsent" | "endTooMany" | null {
  if (chosen.some(({ state }) => state === "absent")) return "endAbsent";
  const tooMany = [...new Set(chosen.map(({ serviceId }) => serviceId))].some((id) => {
    const wanted = chosen.filter(({ serviceId }) => serviceId === id).length;
    return wanted > (left.rightsLeft.find(({ serviceId }) => serviceId === id)?.left ?? 0);
  });
  return tooMany ? "endTooMany" : null;
}
