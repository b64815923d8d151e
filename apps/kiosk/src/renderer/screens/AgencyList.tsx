import type { ReactNode } from "react";
import type { AgencyId, ServiceDate, ServiceId } from "@giliran/shared/domain";
import { PagedList } from "../frame/PagedList.tsx";
import { useWording } from "../frame/wording.ts";
import { onlyService } from "../offers/offers.ts";
import type { AgencyOffer } from "../offers/offers.ts";
import { Row } from "./Row.tsx";

export interface AgencyListProps {
  readonly offers: readonly AgencyOffer[];
  readonly today: ServiceDate | null;
  readonly onAgency: (agencyId: AgencyId) => void;
  readonly onService: (serviceId: ServiceId) => void;
}

/** The first touch. An agency with one service needs no second. */
export function AgencyList(props: AgencyListProps): ReactNode {
  const { say } = useWording();
  const rows = props.offers.map((offer) => {
    const { agency, availability } = offer;
    const only = onlyService(offer);
    return (
      <li key={agency.id}>
        <Row
          name={`agency-${agency.id}`}
          agency={agency}
          group={null}
          head={say(agency.name)}
          more={agency.examples === null ? null : say(agency.examples)}
          availability={availability}
          today={props.today}
          onPress={() => (only === null ? props.onAgency(agency.id) : props.onService(only.service.id))}
        />
      </li>
    );
  });
  return <PagedList name="agencies" rows={rows} />;
}
