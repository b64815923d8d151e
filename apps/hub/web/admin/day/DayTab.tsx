import { useCatalogue } from "../../staff/useCatalogue.ts";
import type { TabProps } from "../tabs.ts";
import { Closures } from "./Closures.tsx";
import { Hours } from "./Hours.tsx";
import { MoveQueue } from "./MoveQueue.tsx";
import { Outages } from "./Outages.tsx";
import { Pauses } from "./Pauses.tsx";

/** What a supervisor does to the day: pause it, say that a system is down, close and open, carry a queue over. */
export function DayTab(props: TabProps): React.ReactNode {
  const { view, texts, token } = props;
  const catalogue = useCatalogue(token, view.catalogueVersion);
  return (
    <main className="admin-hall admin-day">
      <h1>{texts.t("admin.tabDay")}</h1>
      <Hours {...props} />
      <Pauses {...props} />
      {catalogue !== null && (
        <>
          <Outages {...props} catalogue={catalogue} />
          <Closures {...props} catalogue={catalogue} />
          <MoveQueue {...props} catalogue={catalogue} />
        </>
      )}
    </main>
  );
}
