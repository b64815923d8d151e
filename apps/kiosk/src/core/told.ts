import type { KioskView } from "@giliran/shared/contract";
import type { DeviceId } from "@giliran/shared/domain";
import type { HubState } from "./hubPort.ts";
import type { KioskState } from "./kioskState.ts";

type Told = Pick<
  KioskState,
  "serviceDate" | "open" | "services" | "rights" | "paperChoice" | "crowd" | "alerts"
>;

/** What the hub's view says of the hall; before the first one nothing is promised. */
export function toldBy(view: KioskView | null): Told {
  if (view === null)
    return {
      serviceDate: null,
      open: false,
      services: [],
      rights: false,
      paperChoice: false,
      crowd: null,
      alerts: [],
    };
  const { serviceDate, open, services, rights, paperChoice, crowd, alerts } = view;
  return { serviceDate, open, services, rights, paperChoice, crowd, alerts };
}

/** What the hub says of this kiosk alone. */
export function ofItself(
  { view, machine }: HubState,
  id: DeviceId,
): Pick<KioskState, "helpRequested" | "pairing" | "reloadAt"> {
  return {
    helpRequested: view?.helpRequestedAt.includes(id) ?? false,
    pairing: null,
    reloadAt: machine?.reloadAt ?? null,
  };
}
