import type { ReactNode } from "react";
import type { ServiceId } from "@giliran/shared/domain";
import type { KioskState } from "../core/index.ts";
import { journeyOffers, type JourneyOffer, wantedOf } from "./offers/journeys.ts";
import { agencyOffers, serviceOffers } from "./offers/offers.ts";
import { AgencyList } from "./screens/AgencyList.tsx";
import { GateCode, GateCodeQuestion } from "./screens/GateCode.tsx";
import { Journey } from "./screens/Journey.tsx";
import { Party } from "./screens/Party.tsx";
import { Requirements } from "./screens/Requirements.tsx";
import { Right, RightQuestion } from "./screens/Right.tsx";
import { Search } from "./screens/Search.tsx";
import { ServiceList } from "./screens/ServiceList.tsx";
import { Special, SpecialQuestion } from "./screens/Special.tsx";
import type { Shown } from "./shown.ts";
import type { Visit } from "./useVisit.ts";

type ChoiceName =
  | "agencies"
  | "services"
  | "search"
  | "special"
  | "requirements"
  | "journey"
  | "right"
  | "gateCode";

export interface ChoicesProps<Name extends ChoiceName = ChoiceName> {
  readonly shown: Extract<Shown, { name: Name }>;
  readonly state: KioskState;
  readonly visit: Visit;
}

type Chooser<Name extends ChoiceName> = (props: ChoicesProps<Name>) => ReactNode;

/** Screens on which a visitor chooses; one without a row does not compile. */
const choosers: { readonly [Name in ChoiceName]: Chooser<Name> } = {
  agencies: Agencies,
  services: Services,
  search: Searching,
  special: ({ state, visit }) => <Special catalogue={state.catalogue} visit={visit} />,
  requirements: RequirementsOf,
  journey: JourneyOf,
  gateCode: ({ shown, visit }) => (
    <GateCode code={shown.code} refused={shown.refused} step={visit.step} onUse={visit.useGateCode} />
  ),
  right: ({ shown, visit }) => <Right code={shown.code} step={visit.step} onTake={visit.redeem} />,
};

/** The screen that the visitor's own walk has come to. */
export function Choices(props: ChoicesProps): ReactNode {
  // The row of this name takes what is shown under it, which the compiler does not follow.
  const Chosen = choosers[props.shown.name] as Chooser<ChoiceName>;
  return <Chosen {...props} />;
}

function takeOf(visit: Visit): (serviceId: ServiceId) => void {
  return (serviceId) => visit.take({ serviceId, journey: null });
}

/** All steps at once where there is nothing to choose. */
function walkOf(visit: Visit): (offer: JourneyOffer) => void {
  return ({ journey }) => {
    const wanted = wantedOf(journey, journey.serviceIds);
    if (!journey.chosen && wanted !== null) visit.take(wanted);
    else visit.step({ type: "openJourney", journeyId: journey.id, serviceIds: [] });
  };
}

function Agencies({ state, visit }: ChoicesProps<"agencies">): ReactNode {
  const { easy } = visit.walk;
  return (
    <div className="with-choices">
      <AgencyList
        offers={agencyOffers(state)}
        today={state.serviceDate}
        onAgency={(agencyId) => visit.step({ type: "openAgency", agencyId })}
        onService={takeOf(visit)}
      />
      {(!easy || state.rights || state.gateOn) && (
        <div className="choices">
          {state.gateOn && state.gate.phase === "idle" && <GateCodeQuestion visit={visit} />}
          {state.rights && <RightQuestion visit={visit} />}
          {!easy && <SpecialQuestion catalogue={state.catalogue} visit={visit} />}
        </div>
      )}
    </div>
  );
}

function Services({ shown, state, visit }: ChoicesProps<"services">): ReactNode {
  const own = ({ agency }: { readonly agency: { readonly id: string } }): boolean =>
    agency.id === shown.agencyId;
  return (
    <div className="with-choices">
      <ServiceList
        name={shown.agencyId}
        offers={serviceOffers(state).filter(own)}
        journeys={journeyOffers(state).filter(own)}
        today={state.serviceDate}
        withAgency={false}
        onService={takeOf(visit)}
        onJourney={walkOf(visit)}
        onRequirements={(serviceId) => visit.step({ type: "openRequirements", serviceId })}
      />
      <div className="choices">
        <Party
          size={visit.walk.partySize}
          largest={state.catalogue?.largestParty ?? 1}
          largestBlock={state.catalogue?.largestBlock ?? 1}
          separate={visit.walk.separate}
          onChange={(partySize) => visit.step({ type: "chooseParty", partySize })}
          onSeparate={(separate) => visit.step({ type: "chooseSeparate", separate })}
        />
        <SpecialQuestion catalogue={state.catalogue} visit={visit} />
      </div>
    </div>
  );
}

function Searching({ shown, state, visit }: ChoicesProps<"search">): ReactNode {
  return (
    <Search
      query={shown.query}
      offers={serviceOffers(state)}
      journeys={journeyOffers(state)}
      today={state.serviceDate}
      step={visit.step}
      onService={takeOf(visit)}
      onJourney={walkOf(visit)}
    />
  );
}

function RequirementsOf({ shown, state, visit }: ChoicesProps<"requirements">): ReactNode {
  const offer = serviceOffers(state).find(({ service }) => service.id === shown.serviceId);
  if (offer === undefined) return null;
  return <Requirements offer={offer} onTake={takeOf(visit)} onPrint={visit.printRequirements} />;
}

function JourneyOf({ shown, state, visit }: ChoicesProps<"journey">): ReactNode {
  const offer = journeyOffers(state).find(({ journey }) => journey.id === shown.journeyId);
  if (offer === undefined) return null;
  const wanted = wantedOf(offer.journey, shown.serviceIds);
  const order = offer.journey.serviceIds;
  return (
    <Journey
      offer={offer}
      serviceIds={shown.serviceIds}
      onToggle={(serviceId) => visit.step({ type: "toggleStep", serviceId, order })}
      onTake={() => wanted !== null && visit.take(wanted)}
    />
  );
}
