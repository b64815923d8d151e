import { type ReactNode, useState } from "react";
import type { ServiceId } from "@giliran/shared/domain";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import type { ServiceOffer } from "../offers/offers.ts";
import { Pressable } from "../press/Pressable.tsx";

export interface RequirementsProps {
  readonly offer: ServiceOffer;
  readonly onTake: (serviceId: ServiceId) => void;
  /** Prints the list; whether it came out. */
  readonly onPrint: (serviceId: ServiceId) => Promise<boolean>;
}

/** What to bring for a service: to be read, and taken along on paper, before a number is taken. */
export function Requirements({ offer, onTake, onPrint }: RequirementsProps): ReactNode {
  const { texts, say } = useWording();
  const { service, availability } = offer;
  return (
    <div className="requirements">
      <ol>
        {service.requirements.map((line) => (
          <li key={line.id}>
            <Icon name="check" />
            <span>{say(line)}</span>
          </li>
        ))}
      </ol>
      <div className="answers">
        {availability.kind === "open" && (
          <Pressable className="button main-button" name="take" onPress={() => onTake(service.id)}>
            <span>{texts.t("kiosk.requirementsTake")}</span>
          </Pressable>
        )}
        <PrintKey print={() => onPrint(service.id)} />
      </div>
    </div>
  );
}

type Printing = "no" | "now" | "done" | "failed";

const printWords = {
  no: "kiosk.requirementsPrint",
  now: "kiosk.requirementsPrinting",
  done: "kiosk.requirementsPrinted",
  failed: "kiosk.requirementsNotPrinted",
} as const satisfies { readonly [State in Printing]: string };

/** Prints once: paper that came out is not printed anew by a second touch. */
function PrintKey(props: { readonly print: () => Promise<boolean> }): ReactNode {
  const { texts } = useWording();
  const [printing, setPrinting] = useState<Printing>("no");
  const press = (): void => {
    setPrinting("now");
    void props.print().then((printed) => setPrinting(printed ? "done" : "failed"));
  };
  return (
    <Pressable
      className="button"
      name="print"
      disabled={printing === "now" || printing === "done"}
      onPress={press}
    >
      <Icon name={printing === "done" ? "check" : "paper"} />
      <span aria-live="polite">{texts.t(printWords[printing])}</span>
    </Pressable>
  );
}
