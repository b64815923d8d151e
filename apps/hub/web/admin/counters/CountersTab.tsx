import type { AdminView } from "@giliran/shared/contract";
import type { PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ServiceId, type Weight, weights } from "@giliran/shared/domain";
import type { TextKey } from "@giliran/shared/i18n";
import { useCatalogue } from "../../staff/useCatalogue.ts";
import { DeedLine } from "../DeedLine.tsx";
import { zonesOf } from "../overview/selectors.ts";
import type { TabProps } from "../tabs.ts";
import { type Deed, useDeed } from "../useDeed.ts";

type CounterRow = AdminView["counters"][number];

const weightNames = {
  primary: "admin.weightPrimary",
  normal: "admin.weightNormal",
  idle: "admin.weightIdle",
} as const satisfies { readonly [W in Weight]: TextKey };

/** How each counter takes its services; changed here, it holds at once and until the day ends. */
export function CountersTab({ view, texts, client, token, linked }: TabProps): React.ReactNode {
  const catalogue = useCatalogue(token, view.catalogueVersion);
  const deed = useDeed(client);
  return (
    <main className="admin-hall admin-weights">
      <h1>{texts.t("admin.tabCounters")}</h1>
      <p className="admin-lead">{texts.t("admin.weightsMore")}</p>
      <DeedLine state={deed.state} texts={texts} />
      {zonesOf(view, texts.pack.tag).map((zone) => (
        <section key={zone.name}>
          <h2>{zone.name}</h2>
          <ul>
            {zone.counters.map((counter) => (
              <Counter key={counter.counterId} {...{ counter, catalogue, texts, deed, linked }} />
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

interface CounterProps extends Pick<TabProps, "texts" | "linked"> {
  readonly counter: CounterRow;
  readonly catalogue: PublicCatalogue | null;
  readonly deed: Deed;
}

function Counter({ counter, catalogue, texts, deed, linked }: CounterProps): React.ReactNode {
  const nameOf = (id: ServiceId): string => {
    const service = catalogue?.services.find((one) => one.id === id);
    return service === undefined ? id : localText(service.name, texts.pack.tag);
  };
  return (
    <li>
      <h3>
        {texts.t("admin.counterLabel", { counter: counter.label })}
        <small>
          {counter.officer ?? texts.t(counter.outOfUse ? "admin.counterOutOfUse" : "admin.counterFree")}
        </small>
      </h3>
      {counter.services.map((service) => (
        <WeightRow key={service.serviceId} {...{ counter, service, texts, deed, linked }}>
          {nameOf(service.serviceId)}
        </WeightRow>
      ))}
    </li>
  );
}

interface WeightRowProps extends Omit<CounterProps, "catalogue"> {
  readonly service: CounterRow["services"][number];
  readonly children: string;
}

function WeightRow({ counter, service, texts, deed, linked, children }: WeightRowProps): React.ReactNode {
  const { counterId, label } = counter;
  const { serviceId, weight, planned } = service;
  const set = (chosen: Weight | null): void => {
    const words = texts.t("admin.weightDone", {
      counter: label,
      service: children,
      weight: texts.t(weightNames[chosen ?? planned]),
    });
    void deed.run({ type: "setWeight", counterId, serviceId, weight: chosen }, words);
  };
  // With one service alone there is nothing to weigh it against.
  if (counter.services.length === 1) return <p className="admin-weight">{children}</p>;
  return (
    <fieldset className="admin-weight" disabled={!linked || deed.state.kind === "sending"}>
      <legend>{children}</legend>
      <div className="choices">
        {weights.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${counterId}/${serviceId}`}
              checked={weight === one}
              onChange={() => set(one === planned ? null : one)}
            />
            {texts.t(weightNames[one])}
          </label>
        ))}
      </div>
      {weight !== planned && (
        <button type="button" className="quiet" onClick={() => set(null)}>
          {texts.t("admin.asPlanned", { weight: texts.t(weightNames[planned]) })}
        </button>
      )}
    </fieldset>
  );
}
