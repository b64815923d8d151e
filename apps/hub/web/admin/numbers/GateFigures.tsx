import type { DayReport } from "@giliran/shared/contract";
import { localText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { gateRows } from "./reportFile.ts";
import { ReportTable } from "./ReportTable.tsx";

/** What the health gate counted on that day, and whom staff let in with a reason; nothing where it counted nobody. */
export function GateFigures(props: {
  readonly report: Pick<DayReport, "gate">;
  readonly texts: Texts;
}): React.ReactNode {
  const { report, texts } = props;
  if (report.gate === null) return null;
  const { overrides } = report.gate;
  return (
    <>
      <h3>{texts.t("report.gate")}</h3>
      <ReportTable rows={gateRows(report, texts)} />
      {overrides.length > 0 && <h3>{texts.t("report.gateOverrides")}</h3>}
      <ul className="admin-list">
        {overrides.map(({ reason, count }) => (
          <li key={reason.id}>
            <span>{localText(reason, texts.pack.tag)}</span>
            <strong>{texts.number(count)}</strong>
          </li>
        ))}
      </ul>
      <small>{texts.t("guard.noPerson")}</small>
    </>
  );
}
