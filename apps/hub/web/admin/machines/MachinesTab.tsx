import { useCatalogue } from "../../staff/useCatalogue.ts";
import type { TabProps } from "../tabs.ts";
import { LetIn } from "./LetIn.tsx";
import { MachineCard } from "./MachineCard.tsx";
import { roleNames } from "./roleNames.ts";

const roles = ["kiosk", "display", "panel", "sensor"] as const;

/** The hall's machines: those that ask to be let in, and each that was. Only an administrator changes anything here. */
export function MachinesTab(props: TabProps): React.ReactNode {
  const { view, texts, token } = props;
  const catalogue = useCatalogue(token, view.catalogueVersion);
  const mayChange = view.staff.role === "administrator";
  return (
    <main className="admin-hall machines">
      <h1>{texts.t("admin.tabMachines")}</h1>
      {!mayChange && <p className="admin-lead">{texts.t("admin.machinesReadOnly")}</p>}
      {mayChange && catalogue !== null && <LetIn {...props} catalogue={catalogue} />}
      {catalogue !== null &&
        roles
          .map((role) => ({ role, machines: view.devices.filter((one) => one.role === role) }))
          .filter(({ machines }) => machines.length > 0)
          .map(({ role, machines }) => (
            <section key={role}>
              <h2>{texts.t(roleNames[role])}</h2>
              <ul className="machine-list">
                {machines.map((machine) => (
                  <MachineCard key={machine.deviceId} {...props} {...{ machine, catalogue, mayChange }} />
                ))}
              </ul>
            </section>
          ))}
    </main>
  );
}
