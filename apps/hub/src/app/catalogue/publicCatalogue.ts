import type { PublicCatalogue } from "@giliran/shared/contract";
import type { Catalogue, GateStep, HealthGate, Reason } from "@giliran/shared/domain";

/** The part of the catalogue that public screens and kiosks need: no settings, no staff. */
export function publicCatalogueOf(catalogue: Catalogue): PublicCatalogue {
  const { version, name, zone, languages, notices, zones, agencies, services, counters } = catalogue;
  const { classes, needs, reasons, slip, settings } = catalogue;
  return {
    version,
    name: { ...name },
    zone,
    languages: [...languages],
    notices: notices.map((notice) => ({ ...notice })),
    zones: zones.map(({ id, name }) => ({ id, name: { ...name } })),
    agencies: agencies.map((agency) => ({
      ...agency,
      name: { ...agency.name },
      examples: agency.examples && { ...agency.examples },
    })),
    services: services.map(({ id, agencyId, name, examples, prefix, opensOn, closed, ...more }) => ({
      id,
      agencyId,
      name: { ...name },
      examples: examples && { ...examples },
      prefix,
      opensOn,
      closed,
      group: more.group && { ...more.group },
      keywords: [...more.keywords],
      requirements: more.requirements.map((line) => ({ ...line })),
    })),
    journeys: catalogue.journeys.map((journey) => ({
      ...journey,
      name: { ...journey.name },
      examples: journey.examples && { ...journey.examples },
      serviceIds: [...journey.serviceIds],
    })),
    counters: counters.map(({ id, label, zoneId, serviceIds }) => ({
      id,
      label,
      zoneId,
      serviceIds: [...serviceIds],
    })),
    classes: classes.map(({ id, name, kind }) => ({ id, name: { ...name }, kind })),
    needs: needs.map(({ id, name }) => ({ id, name: { ...name } })),
    reasons: {
      park: choices(reasons.park),
      override: choices(reasons.override),
      cancel: choices(reasons.cancel),
      outcome: choices(reasons.outcome),
      closure: choices(reasons.closure),
    },
    gate: publicGateOf(catalogue.gate),
    slip: {
      logo: slip.logo && { ...slip.logo },
      header: slip.header.map((line) => ({ ...line })),
      footer: slip.footer.map((line) => ({ ...line })),
      health: slip.health && { ...slip.health },
      blocks: [...slip.blocks],
    },
    largestParty: settings.largestParty,
    largestBlock: settings.largestBlock,
  };
}

function publicGateOf({ mode: _mode, passMs: _pass, ...gate }: HealthGate): PublicCatalogue["gate"] {
  const protocols = gate.protocols.map(({ id, name, steps }) => ({
    id,
    name: { ...name },
    steps: steps.map(stepOf),
  }));
  return { ...gate, plausible: { ...gate.plausible }, recheck: { ...gate.recheck }, protocols };
}

function stepOf(step: GateStep): PublicCatalogue["gate"]["protocols"][number]["steps"][number] {
  return "text" in step ? { ...step, text: { ...step.text } } : { ...step };
}

function choices(list: readonly Reason[]): PublicCatalogue["reasons"]["park"] {
  return list.map(({ id, name }) => ({ id, name: { ...name } }));
}
