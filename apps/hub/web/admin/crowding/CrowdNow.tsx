import { localText } from "@giliran/shared/domain";
import type { TabProps } from "../tabs.ts";

/** How many are in the hall and its zones, of how many. */
export function CrowdNow({ view, texts }: TabProps): React.ReactNode {
  const { crowd } = view;
  const { present, capacity, zones, outsidePersons, overrides } = crowd;
  const full = capacity !== null && present >= capacity;
  return (
    <section className="admin-card" data-pressing={full || outsidePersons > 0}>
      <h2>{texts.t("admin.crowdNow")}</h2>
      <p>
        <strong className="admin-large">
          {capacity === null
            ? texts.t("admin.crowdCount", { present })
            : texts.t("admin.crowdOf", { present, capacity })}
        </strong>
        <small>{texts.t(crowd.countBy === "tickets" ? "admin.crowdByTickets" : "admin.crowdByPeople")}</small>
      </p>
      {capacity !== null && <meter min={0} max={capacity} value={Math.min(present, capacity)} />}
      <ul className="admin-list">
        {zones.map((zone) => (
          <li key={zone.name.id}>
            <span>{localText(zone.name, texts.pack.tag)}</span>
            <span>{texts.t("admin.crowdOf", { present: zone.present, capacity: zone.capacity })}</span>
          </li>
        ))}
      </ul>
      <p>
        {outsidePersons === 0
          ? texts.t("admin.crowdNobodyOutside")
          : texts.t("admin.crowdOutside", { persons: outsidePersons })}
        {overrides > 0 && <small>{texts.t("admin.crowdOverrides", { persons: overrides })}</small>}
      </p>
    </section>
  );
}
