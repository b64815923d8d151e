import type { MachineFrame, PublicCatalogue } from "@giliran/shared/contract";
import type { ServiceId } from "@giliran/shared/domain";

/** Whether this kiosk gives numbers for a service; what nobody has said anything of gives everything. */
export function isOfferedHere(serviceId: ServiceId, machine: MachineFrame | null): boolean {
  return machine?.serviceIds?.includes(serviceId) ?? true;
}

/** The catalogue as far as this kiosk offers it: its services, journeys that begin and go on with them, their agencies. */
export function offeredHere(
  catalogue: PublicCatalogue | null,
  machine: MachineFrame | null,
): PublicCatalogue | null {
  if (catalogue === null || machine === null || machine.serviceIds === null) return catalogue;
  const offered = (id: ServiceId): boolean => isOfferedHere(id, machine);
  const services = catalogue.services.filter(({ id }) => offered(id));
  const journeys = catalogue.journeys.filter(({ serviceIds }) => serviceIds.every(offered));
  const agencies = catalogue.agencies.filter(({ id }) => services.some(({ agencyId }) => agencyId === id));
  return { ...catalogue, agencies, services, journeys };
}
