import type { ReactNode } from "react";
import type { ServiceId } from "@giliran/shared/domain";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { isWalkedLater, type JourneyOffer } from "../offers/journeys.ts";
import { Pressable } from "../press/Pressable.tsx";

export interface JourneyProps {
  readonly offer: JourneyOffer;
  readonly serviceIds: readonly ServiceId[];
  readonly onToggle: (serviceId: ServiceId) => void;
  readonly onTake: () => void;
}

/** Which services the visitor needs: one number for all of them, in the hall's order. */
export function Journey({ offer, serviceIds, onToggle, onTake }: JourneyProps): ReactNode {
  const { texts, say } = useWording();
  return (
    <div className="journey">
      <ul className="journey-steps">
        {offer.steps.map((step) => {
          const { service, agency } = step;
          const pressed = serviceIds.includes(service.id);
          const place = serviceIds.indexOf(service.id) + 1;
          return (
            <li key={service.id}>
              <Pressable
                className="button choice journey-step"
                name={`step-${service.id}`}
                pressed={pressed}
                disabled={!isWalkedLater(step)}
                onPress={() => onToggle(service.id)}
              >
                <span className="choice-mark">{pressed && texts.number(place)}</span>
                <span className="row-text">
                  <span className="row-head">{say(service.name)}</span>
                  <span className="row-more">{agency.shortName}</span>
                </span>
              </Pressable>
            </li>
          );
        })}
      </ul>
      <Pressable
        className="button main-button"
        name="take-journey"
        disabled={serviceIds.length === 0}
        onPress={onTake}
      >
        <Icon name="check" />
        <span>{texts.t("kiosk.journeyTake", { steps: serviceIds.length })}</span>
      </Pressable>
    </div>
  );
}
