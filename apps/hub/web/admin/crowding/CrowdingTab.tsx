import { useCatalogue } from "../../staff/useCatalogue.ts";
import type { TabProps } from "../tabs.ts";
import { CountPeople } from "./CountPeople.tsx";
import { CrowdNow } from "./CrowdNow.tsx";
import { CrowdRules } from "./CrowdRules.tsx";
import { HealthGate } from "./HealthGate.tsx";
import { Outside } from "./Outside.tsx";

/** How full the hall is and may be, who is counted, and who waits outside. */
export function CrowdingTab(props: TabProps): React.ReactNode {
  const { view, texts, token } = props;
  const catalogue = useCatalogue(token, view.catalogueVersion);
  return (
    <main className="admin-hall admin-day">
      <h1>{texts.t("admin.tabCrowding")}</h1>
      <CrowdNow {...props} />
      <CrowdRules key={JSON.stringify(view.crowd.changed)} {...props} />
      <CountPeople {...props} />
      <HealthGate {...props} />
      {catalogue !== null && <Outside {...props} catalogue={catalogue} />}
    </main>
  );
}
