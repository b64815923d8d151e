import { useCatalogue } from "../../staff/useCatalogue.ts";
import type { TabProps } from "../tabs.ts";
import { Left } from "./Left.tsx";
import { Rights } from "./Rights.tsx";
import { useLeft } from "./useLeft.ts";

/** The end of a day: who is left, why they are closed, and who goes first on the next. */
export function EndTab(props: TabProps): React.ReactNode {
  const { view, texts, token } = props;
  const catalogue = useCatalogue(token, view.catalogueVersion);
  const { reading, again } = useLeft(token, JSON.stringify([view.serviceDate, view.tickets]));
  return (
    <main className="admin-hall admin-end">
      <h1>{texts.t("admin.tabEnd")}</h1>
      {reading.kind === "refused" && (
        <p className="admin-error" role="alert">
          {texts.t(`errors.${reading.error}`)}
        </p>
      )}
      {reading.kind === "read" && catalogue !== null && (
        <>
          <Left {...props} left={reading.value} catalogue={catalogue} done={again} />
          <Rights {...props} rights={reading.value.rights} catalogue={catalogue} />
        </>
      )}
    </main>
  );
}
