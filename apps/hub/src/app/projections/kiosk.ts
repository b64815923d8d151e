import { type KioskView, mostCopiesAsked } from "@giliran/shared/contract";
import {
  copiesToPrint,
  gateNow,
  leftOf,
  numbersEnd,
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
  const { hall, catalogue, devices, now, today, access } = sources;
  const kiosks = access.devices().filter(({ role }) => role === "kiosk");
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
      share: shareOf(leftOf(hall, service), kiosks.length),
    })),
    alone: {
      minutes: Math.floor(catalogue.settings.aloneMs / 60_000),
      until: numbersEnd(hall, catalogue, today),
      kiosks: kiosks.flatMap(({ id, letter }) =>
        letter === null ? [] : [{ deviceId: id, letter, last: hall.lastNumber.get(letter) ?? 0 }],
      ),
    },
    recovery: [...(hall.recovery?.awaited ?? [])],
    rights: rightsOfToday(hall).length > 0,
    paperChoice: catalogue.settings.paperChoice && sources.ticketPage !== null,
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

/** Each kiosk's part of what is left, so that together they never give more. */
function shareOf(left: number | null, kiosks: number): number | null {
  return left === null ? null : Math.floor(left / Math.max(1, kiosks));
}

function fewLeft(left: number | null): number | null {
  return left !== null && left <= few ? left : null;
}
