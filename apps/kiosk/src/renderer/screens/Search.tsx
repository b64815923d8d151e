import type { ReactNode } from "react";
import type { ServiceDate, ServiceId } from "@giliran/shared/domain";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { findJourneys, type JourneyOffer } from "../offers/journeys.ts";
import { findOffers } from "../offers/offers.ts";
import type { ServiceOffer } from "../offers/offers.ts";
import type { Step } from "../walk/walk.ts";
import { Keys } from "./Keys.tsx";
import { ServiceList } from "./ServiceList.tsx";

/** In the order of the alphabet: not everybody knows a keyboard. */
const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

export interface SearchProps {
  readonly query: string;
  readonly offers: readonly ServiceOffer[];
  readonly journeys: readonly JourneyOffer[];
  readonly today: ServiceDate | null;
  readonly step: (step: Step) => void;
  readonly onService: (serviceId: ServiceId) => void;
  readonly onJourney: (offer: JourneyOffer) => void;
}

/** Services by their letters: results above, keys below, both always in view. */
export function Search(props: SearchProps): ReactNode {
  const { texts } = useWording();
  const found = findOffers(props.offers, props.query);
  const walks = findJourneys(props.journeys, props.query);
  const some = found.length + walks.length > 0;
  const empty = props.query.trim() === "";
  return (
    <div className="search">
      <p className="query" aria-live="polite" data-empty={empty}>
        <Icon name="search" />
        <span>{empty ? texts.t("kiosk.searchHint") : props.query}</span>
      </p>
      <div className="found">
        {some && (
          <ServiceList
            {...props}
            name={props.query}
            offers={found}
            journeys={walks}
            withAgency
            onRequirements={(serviceId) => props.step({ type: "openRequirements", serviceId })}
          />
        )}
        {!some && !empty && <p className="nothing">{texts.t("kiosk.searchNothing")}</p>}
      </div>
      <Keys signs={letters} withSpace step={props.step} />
    </div>
  );
}
