import type { JourneyStep } from "@giliran/shared/contract";
import type { Catalogue, ServiceId } from "@giliran/shared/domain";
import { countersOf, findAgency, findService, zoneOfService } from "@giliran/shared/domain";

/** A service of a journey, and where its visitor goes for it. */
export function journeyStepOf(catalogue: Catalogue, serviceId: ServiceId): JourneyStep {
  const service = findService(catalogue, serviceId);
  const agency = service === null ? null : findAgency(catalogue, service.agencyId);
  const zone = zoneOfService(catalogue, serviceId);
  return {
    serviceName: { ...(service?.name ?? { id: serviceId }) },
    agencyName: agency?.shortName ?? "",
    zoneName: zone && { ...zone.name },
    counters: countersOf(catalogue, serviceId).map(({ label }) => label),
  };
}
