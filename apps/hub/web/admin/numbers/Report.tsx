import { dayReport, type DayReport } from "@giliran/shared/contract";
import { localText } from "@giliran/shared/domain";
import { formatMinutes, type Texts } from "@giliran/shared/i18n";
import { useId, useState } from "react";
import type { TabProps } from "../tabs.ts";
import { read, type Reading } from "../../staff/read.ts";
import { GateFigures } from "./GateFigures.tsx";
import { csvOf, reportRows, sheetRows } from "./reportFile.ts";
import { ReportTable } from "./ReportTable.tsx";

/** The figures of a day: how many, how long, and what was done out of order. */
export function Report({ view, texts, token }: TabProps): React.ReactNode {
  const own = useId();
  const [date, setDate] = useState<string>(view.serviceDate ?? "");
  const [reading, setReading] = useState<Reading<DayReport>>({ kind: "none" });
  const ask = async (): Promise<void> => {
    setReading({ kind: "reading" });
    const query = date === "" ? "" : `?date=${date}`;
    setReading(await read(`/api/report/day${query}`, token, dayReport));
  };
  return (
    <section className="admin-card report">
      <h2>{texts.t("admin.report")}</h2>
      <div className="admin-form">
        <div className="admin-field">
          <label htmlFor={own}>{texts.t("admin.storyDate")}</label>
          <input id={own} type="date" value={date} onChange={(event) => setDate(event.target.value)} />
        </div>
        <button type="button" className="main-button" onClick={() => void ask()}>
          {texts.t("admin.reportAsk")}
        </button>
      </div>
      {reading.kind === "reading" && <output>{texts.t("admin.reading")}</output>}
      {reading.kind === "refused" && (
        <p className="admin-error" role="alert">
          {texts.t(reading.error === "not_found" ? "admin.reportNone" : `errors.${reading.error}`)}
        </p>
      )}
      {reading.kind === "read" && <Figures report={reading.value} texts={texts} />}
    </section>
  );
}

function Figures(props: { readonly report: DayReport; readonly texts: Texts }): React.ReactNode {
  const { report, texts } = props;
  const counts = ["issued", "served", "absent", "void", "left"] as const;
  return (
    <>
      <dl className="report-counts">
        {counts.map((name) => (
          <div key={name}>
            <dt>{texts.t(`report.${name}`)}</dt>
            <dd>{texts.number(report[name])}</dd>
          </div>
        ))}
      </dl>
      <p>
        {report.pausedMs > 0 &&
          `${texts.t("report.paused", { time: formatMinutes(texts, report.pausedMs) })} `}
        {report.admittedByWord > 0 &&
          `${texts.t("report.admittedByWord", { persons: report.admittedByWord })} `}
        {report.manual > 0 && `${texts.t("report.manual", { numbers: report.manual })} `}
        {report.rightsGiven > 0 && `${texts.t("report.rightsGiven", { numbers: report.rightsGiven })} `}
        {report.rightsUsed > 0 && texts.t("report.rightsUsed", { numbers: report.rightsUsed })}
      </p>
      <ReportTable rows={reportRows(report, texts)} />
      <h3>{texts.t("report.closed")}</h3>
      {report.closed.length === 0 && <p>{texts.t("report.closedNone")}</p>}
      <ul className="admin-list">
        {report.closed.map(({ reason, count }) => (
          <li key={reason.kind === "listed" ? reason.name.id : reason.kind}>
            <span>
              {reason.kind === "listed"
                ? localText(reason.name, texts.pack.tag)
                : texts.t(`report.${reason.kind}`)}
            </span>
            <strong>{texts.number(count)}</strong>
          </li>
        ))}
      </ul>
      <h3>{texts.t("report.overrides")}</h3>
      {report.overrides.length === 0 && <p>{texts.t("report.overridesNone")}</p>}
      <ul className="admin-list">
        {report.overrides.map(({ counter, reason, count }) => (
          <li key={`${counter}/${reason.id}`}>
            <span>
              {texts.t("common.counter", { label: counter })}: {localText(reason, texts.pack.tag)}
            </span>
            <strong>{texts.number(count)}</strong>
          </li>
        ))}
      </ul>
      <GateFigures report={report} texts={texts} />
      <a
        className="plain-button no-print"
        download={`giliran-${report.date}.csv`}
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(sheetRows(report, texts)))}`}
      >
        {texts.t("report.csv")}
      </a>
    </>
  );
}
