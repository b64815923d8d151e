import type { PublicCatalogue } from "@giliran/shared/contract";
import { type DeviceRole, localText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { useId, useState } from "react";
import { Choice } from "../day/Choice.tsx";
import { PrinterFields } from "./PrinterFields.tsx";
import { firstOf, ScreenFields } from "./ScreenFields.tsx";
import { ServiceFields } from "./ServiceFields.tsx";
import { type Setup, type SetupFields, setupOf } from "./setup.ts";

/** Name, place, services and printer of a machine; says what is missing before anything is sent. */
export function MachineForm(props: {
  readonly role: DeviceRole;
  readonly fields: SetupFields;
  readonly catalogue: PublicCatalogue;
  readonly texts: Texts;
  readonly busy: boolean;
  /** On the button. */
  readonly words: string;
  /** Further fields, kept by whoever shows this form. */
  readonly further?: React.ReactNode;
  readonly send: (setup: Setup) => void;
  readonly cancel: () => void;
}): React.ReactNode {
  const { role, catalogue, texts, busy, words, send, cancel } = props;
  const own = useId();
  const [fields, set] = useState(() =>
    role === "display" ? asScreen(props.fields, catalogue) : props.fields,
  );
  const [wrong, complain] = useState<string | null>(null);
  const change = (what: Partial<SetupFields>): void => {
    set({ ...fields, ...what });
    complain(null);
  };
  const submit = (event: React.SubmitEvent): void => {
    event.preventDefault();
    const read = setupOf(fields);
    if (read.ok) send(read.setup);
    else complain(read.field);
  };
  const { tag } = texts.pack;
  const zones = catalogue.zones.map(({ id, name }) => ({ id: String(id), name: localText(name, tag) }));
  const nowhere = { id: "", name: texts.t("admin.machineNowhere") };
  return (
    <form className="admin-form machine-form" onSubmit={submit} noValidate>
      <div className="admin-field">
        <label htmlFor={`${own}name`}>{texts.t("admin.machineName")}</label>
        <input
          id={`${own}name`}
          type="text"
          maxLength={40}
          value={fields.name}
          aria-invalid={wrong === "name"}
          onChange={(event) => change({ name: event.target.value })}
        />
      </div>
      {role === "display" ? (
        <ScreenFields {...{ fields, catalogue, texts, change }} />
      ) : (
        <Choice
          label={texts.t("admin.machineStands")}
          options={[nowhere, ...zones]}
          value={fields.zone}
          choose={(zone) => change({ zone })}
        />
      )}
      {role === "kiosk" && (
        <ServiceFields {...{ fields, catalogue, texts, change }} wrong={wrong === "services"} />
      )}
      {role === "kiosk" && <PrinterFields {...{ fields, texts, change }} wrong={wrong === "place"} />}
      {props.further}
      <p className="machine-wrong" role="alert">
        {wrong !== null && texts.t(complaints[wrong as keyof typeof complaints])}
      </p>
      <div className="admin-pair">
        <button type="submit" className="main-button" disabled={busy}>
          {words}
        </button>
        <button type="button" className="quiet" onClick={cancel}>
          {texts.t("admin.machineCancel")}
        </button>
      </div>
    </form>
  );
}

const complaints = {
  name: "admin.machineNameWrong",
  services: "admin.machineServicesWrong",
  place: "admin.machinePlaceWrong",
} as const;

/** A call screen of which nothing was said yet is a zone's board. */
function asScreen(fields: SetupFields, catalogue: PublicCatalogue): SetupFields {
  const shows = fields.shows ?? "zone";
  return { ...fields, shows, ...firstOf(shows, fields, catalogue) };
}
