import type { PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ServiceId } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import type { SetupFields } from "./setup.ts";

/** What a kiosk gives numbers for: everything, or the services that are ticked, by agency. */
export function ServiceFields(props: {
  readonly fields: SetupFields;
  readonly catalogue: PublicCatalogue;
  readonly texts: Texts;
  readonly wrong: boolean;
  readonly change: (what: Partial<SetupFields>) => void;
}): React.ReactNode {
  const { fields, catalogue, texts, wrong, change } = props;
  const { services } = fields;
  const toggle = (id: ServiceId, on: boolean): void => {
    const others = (services ?? []).filter((one) => one !== id);
    change({ services: on ? [...others, id] : others });
  };
  return (
    <fieldset className="machine-services" aria-invalid={wrong}>
      <legend>{texts.t("admin.machineServices")}</legend>
      <label className="admin-check">
        <input
          type="checkbox"
          checked={services === null}
          onChange={(event) =>
            change({ services: event.target.checked ? null : catalogue.services.map(({ id }) => id) })
          }
        />
        {texts.t("admin.machineAllServices")}
      </label>
      {services !== null &&
        catalogue.agencies.map((agency) => (
          <div key={agency.id}>
            <strong>{agency.shortName}</strong>
            {catalogue.services
              .filter(({ agencyId }) => agencyId === agency.id)
              .map(({ id, name }) => (
                <label key={id} className="admin-check">
                  <input
                    type="checkbox"
                    checked={services.includes(id)}
                    onChange={(event) => toggle(id, event.target.checked)}
                  />
                  {localText(name, texts.pack.tag)}
                </label>
              ))}
          </div>
        ))}
    </fieldset>
  );
}
