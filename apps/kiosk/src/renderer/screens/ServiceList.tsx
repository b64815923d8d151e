import type { ReactNode } from "react";
import type { ServiceDate, ServiceId } from "@giliran/shared/domain";
import { Icon } from "../frame/Icon.tsx";
import { PagedList } from "../frame/PagedList.tsx";
import { useWording } from "../frame/wording.ts";
import type { JourneyOffer } from "../offers/journeys.ts";
import { inGroups, type ServiceOffer } from "../offers/offers.ts";
import { Pressable } from "../press/Pressable.tsx";
import { Row } from "./Row.tsx";

export interface ServiceListProps {
  readonly name: string;
  readonly offers: readonly ServiceOffer[];
  /** Several services under one number: they stand first. */
  readonly journeys: readonly JourneyOffer[];
  readonly today: ServiceDate | null;
  /** Among services of several agencies, each row names its own. */
  readonly withAgency: boolean;
  readonly onService: (serviceId: ServiceId) => void;
  readonly onJourney: (offer: JourneyOffer) => void;
  readonly onRequirements: (serviceId: ServiceId) => void;
}

/** The second touch: the number follows. */
export function ServiceList(props: ServiceListProps): ReactNode {
  const { texts, say } = useWording();
  const offers = props.withAgency ? props.offers : inGroups(props.offers);
  const rows = offers.map(({ service, agency, availability }) => (
    <li key={service.id} className={service.requirements.length > 0 ? "row-pair" : undefined}>
      <Row
        name={`service-${service.id}`}
        agency={props.withAgency ? agency : { ...agency, badge: service.prefix || agency.badge }}
        group={props.withAgency || service.group === null ? null : say(service.group)}
        head={say(service.name)}
        more={props.withAgency ? agency.shortName : service.examples && say(service.examples)}
        availability={availability}
        today={props.today}
        onPress={() => props.onService(service.id)}
      />
      {service.requirements.length > 0 && (
        <Pressable
          className="button row-about"
          name={`requirements-${service.id}`}
          label={`${texts.t("kiosk.requirements")}: ${say(service.name)}`}
          onPress={() => props.onRequirements(service.id)}
        >
          <Icon name="list" />
          <span>{texts.t("kiosk.requirements")}</span>
        </Pressable>
      )}
    </li>
  ));
  const onward = texts.pack.direction === "rtl" ? "←" : "→";
  const walks = props.journeys.map((offer) => (
    <li key={offer.journey.id}>
      <Row
        name={`journey-${offer.journey.id}`}
        agency={{ ...offer.agency, badge: props.withAgency ? offer.agency.badge : onward }}
        group={null}
        head={say(offer.journey.name)}
        more={offer.steps.map(({ service }) => say(service.name)).join(offer.journey.chosen ? ", " : " → ")}
        availability={offer.availability}
        today={props.today}
        onPress={() => props.onJourney(offer)}
      />
    </li>
  ));
  return <PagedList name={props.name} rows={[...walks, ...rows]} />;
}
