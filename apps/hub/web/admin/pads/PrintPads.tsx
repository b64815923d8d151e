import type { Pads, PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ServiceId } from "@giliran/shared/domain";
import { useId, useState } from "react";
import { Choice } from "../day/Choice.tsx";
import type { TabProps } from "../tabs.ts";
import { labelOf, padNames } from "./padRows.ts";
import { usePads } from "./usePads.ts";

const most = 300;

/** Slips with numbers of their own series, to be printed, cut and kept beside the kiosk. */
export function PrintPads(props: TabProps & { readonly catalogue: PublicCatalogue }): React.ReactNode {
  const { view, texts, token, catalogue } = props;
  const own = useId();
  const { reading } = usePads(token, view.serviceDate ?? "");
  const rows = reading.kind === "read" ? padNames(reading.value, catalogue, texts.pack.tag) : [];
  const [wanted, setWanted] = useState<ServiceId | null>(null);
  const [count, setCount] = useState("60");
  const chosen = rows.find(({ id }) => id === wanted) ?? rows[0] ?? null;
  const slips = Math.min(most, Math.max(0, Math.trunc(Number(count)) || 0));
  return (
    <section className="admin-card pads-print">
      <h2>{texts.t("admin.padsPrint")}</h2>
      <p>{texts.t("admin.padsPrintMore")}</p>
      <div className="admin-form">
        <Choice
          label={texts.t("admin.padService")}
          options={rows}
          value={chosen?.id ?? null}
          choose={setWanted}
        />
        <div className="admin-field">
          <label htmlFor={own}>{texts.t("admin.padSlips")}</label>
          <input
            id={own}
            type="number"
            min={1}
            max={most}
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
        </div>
        <button
          type="button"
          className="plain-button"
          disabled={chosen === null || slips === 0}
          onClick={() => globalThis.print()}
        >
          {texts.t("admin.padsPrintNow", { slips })}
        </button>
      </div>
      {chosen !== null && (
        <ol className="pad-slips" aria-label={texts.t("admin.padPreview")}>
          {Array.from({ length: slips }, (_, i) => (
            <PadSlip key={i} {...props} pad={chosen.pad} number={i + 1} name={chosen.service} />
          ))}
        </ol>
      )}
    </section>
  );
}

function PadSlip(
  props: Pick<TabProps, "texts" | "view"> & {
    readonly pad: Pads["pads"][number];
    readonly number: number;
    readonly name: string;
  },
): React.ReactNode {
  const { texts, view, pad, number, name } = props;
  return (
    <li className="pad-slip">
      <small>{localText(view.hall.name, texts.pack.tag)}</small>
      <strong>{labelOf(pad, number)}</strong>
      <span>{name}</span>
      <small>{texts.t("admin.padLines")}</small>
    </li>
  );
}
