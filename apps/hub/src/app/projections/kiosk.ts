import { type KioskView, mostCopiesAsked } from "@giliran/shared/contract";
import {
  copiesToPrint,
  gateNow,
  leftOf,
  outlook,
  personsOf,
  rightsOfToday,
  serviceState,
} from "@giliran/shared/domain";
import { alertsOf } from "./alerts.ts";
import { crowdOf } from "./crowd.ts";
import type { Sources } from "./sources.ts";

/** So many numbers left are worth a word. */
const few = 10;

/** What every kiosk of the hall shows besides names and texts. */
export function kioskView(sources: Sources): KioskView {
  const { hall, catalogue, devices, now, today } = sources;
  return {
    kind: "kiosk",
    serviceDate: hall.serviceDate,
    open: hall.open,
    catalogueVersion: catalogue.version,
    services: catalogue.services.map((service) => ({
      serviceId: service.id,
      state: serviceState(hall, catalogue, service, { now, today }),
      waiting: personsOf(hall, service.id),
      wait: outlook(hall, catalogue, service, null, now).wait,
      left: fewLeft(leftOf(hall, service)),
    })),
    rights: rightsOfToday(hall).length > 0,
    crowd: crowdOf(sources),
    gate: gateNow(hall, catalogue.gate),
    alerts: alertsOf(sources),
    copiesAsked: copiesToPrint(hall, now)
      .slice(0, mostCopiesAsked)
      .map(({ ticketId, kioskId }) => ({ ticketId, kioskId })),
    rollsChanged: devices.rollsChanged().map((roll) => ({ ...roll })),
    helpRequestedAt: devices.helpRequested().map(({ deviceId }) => deviceId),
  };
}

function fewLeft(left: number | null): number | null {
  return left !== null && left <= few ? left : null;
}
