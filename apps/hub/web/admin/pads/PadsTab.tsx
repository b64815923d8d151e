import { useCatalogue } from "../../staff/useCatalogue.ts";
import type { TabProps } from "../tabs.ts";
import { EnterPad } from "./EnterPad.tsx";
import { PrintPads } from "./PrintPads.tsx";

/** For when the machines are down: pads are printed in advance, and what was served by them is entered afterwards. */
export function PadsTab(props: TabProps): React.ReactNode {
  const { view, texts, token } = props;
  const catalogue = useCatalogue(token, view.catalogueVersion);
  return (
    <main className="admin-hall admin-pads">
      <h1>{texts.t("admin.tabPads")}</h1>
      {catalogue !== null && (
        <>
          <EnterPad {...props} catalogue={catalogue} />
          <PrintPads {...props} catalogue={catalogue} />
        </>
      )}
    </main>
  );
}
