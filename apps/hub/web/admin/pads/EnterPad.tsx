import type { PublicCatalogue } from "@giliran/shared/contract";
import type { ServiceDate } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { useId } from "react";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";
import { entriesOf, labelOf, mostLines } from "./padRows.ts";
import { PadLines } from "./PadLines.tsx";
import { type PadForm, usePadForm } from "./usePadForm.ts";

/** Enters what was served by a pad: the frame first, then a line for each number, which is put right by the notes. */
export function EnterPad(props: TabProps & { readonly catalogue: PublicCatalogue }): React.ReactNode {
  const { view, texts, zone, token, client, linked, catalogue } = props;
  const deed = useDeed(client);
  const form = usePadForm(token, view.serviceDate, catalogue, texts);
  const { lines, counters, chosen } = form;
  const serviceDate = form.fields.date as ServiceDate;
  const entries = entriesOf(lines, serviceDate, zone);
  const enter = async (): Promise<void> => {
    if (chosen === null || entries === null) return;
    const command = { type: "enterPad", serviceDate, serviceId: chosen.id, entries } as const;
    const words = texts.t("admin.padEntered", { numbers: entries.length });
    if (await deed.run(command, words)) form.entered();
  };
  return (
    <section className="admin-card pads-enter">
      <h2>{texts.t("admin.padEnter")}</h2>
      <p>{texts.t("admin.padEnterMore")}</p>
      <Frame form={form} texts={texts} />
      {lines.length > 0 && chosen !== null && (
        <>
          <PadLines {...{ texts, lines, counters, pad: chosen.pad }} change={form.setLines} />
          <button
            type="button"
            className="main-button"
            disabled={!linked || deed.state.kind === "sending" || entries === null}
            onClick={() => void enter()}
          >
            {texts.t("admin.padEnterNow", { numbers: lines.length })}
          </button>
        </>
      )}
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}

/** Which pad, how far it was handed out, and when the machines were down. */
function Frame({ form, texts }: { readonly form: PadForm; readonly texts: Texts }): React.ReactNode {
  const { fields, set, chosen } = form;
  const first = chosen === null ? "" : labelOf(chosen.pad, form.first);
  return (
    <div className="admin-form">
      <Field
        label={texts.t("admin.storyDate")}
        type="date"
        value={fields.date}
        set={(date) => set({ date })}
      />
      <Choice
        label={texts.t("admin.padService")}
        options={form.names}
        value={chosen?.id ?? null}
        choose={(serviceId) => set({ serviceId })}
      />
      <Field
        label={texts.t("admin.padLast", { first })}
        type="number"
        value={fields.last}
        set={(last) => set({ last })}
      />
      <Field label={texts.t("admin.padFrom")} type="time" value={fields.from} set={(from) => set({ from })} />
      <Field label={texts.t("admin.padTo")} type="time" value={fields.to} set={(to) => set({ to })} />
      <Choice
        label={texts.t("admin.padCounter")}
        options={form.counters}
        value={form.counterId}
        choose={(counterId) => set({ counterId })}
      />
      <button
        type="button"
        className="plain-button"
        disabled={form.make === null}
        onClick={() => form.make?.()}
      >
        {texts.t("admin.padMake")}
      </button>
      <p className="admin-consequence">{texts.t("admin.padMost", { most: mostLines })}</p>
    </div>
  );
}

function Field(props: {
  readonly label: string;
  readonly type: "date" | "number" | "time";
  readonly value: string;
  readonly set: (value: string) => void;
}): React.ReactNode {
  const own = useId();
  return (
    <div className="admin-field">
      <label htmlFor={own}>{props.label}</label>
      <input
        id={own}
        type={props.type}
        min={props.type === "number" ? 1 : undefined}
        value={props.value}
        onChange={(event) => props.set(event.target.value)}
      />
    </div>
  );
}
