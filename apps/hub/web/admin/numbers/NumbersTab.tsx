import type { TabProps } from "../tabs.ts";
import { Report } from "./Report.tsx";
import { StorySheet } from "./StorySheet.tsx";

/** What became of any number, and the figures of a day. */
export function NumbersTab(props: TabProps): React.ReactNode {
  return (
    <main className="admin-hall admin-numbers">
      <h1>{props.texts.t("admin.tabNumbers")}</h1>
      <StorySheet {...props} />
      <Report {...props} />
    </main>
  );
}
