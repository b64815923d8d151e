import { type PrinterModelId, printerModelIds, printerNames } from "@giliran/shared/contract";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import { useId } from "react";
import { Choice } from "../day/Choice.tsx";
import type { SetupFields } from "./setup.ts";

const ways = {
  own: "admin.printerOwn",
  tcp: "admin.printerTcp",
  usb: "admin.printerUsb",
  serial: "admin.printerSerial",
} as const satisfies { readonly [Way in SetupFields["printer"]]: TextKey };

const wayIds = Object.keys(ways) as (keyof typeof ways)[];

function nameOf(id: PrinterModelId, texts: Texts): string {
  const name: string = printerNames[id];
  return id.endsWith("-no-status") ? texts.t("admin.printerNoStatus", { name }) : name;
}

/** A kiosk's printer: as its own settings say, or chosen here. */
export function PrinterFields(props: {
  readonly fields: SetupFields;
  readonly texts: Texts;
  readonly wrong: boolean;
  readonly change: (what: Partial<SetupFields>) => void;
}): React.ReactNode {
  const { fields, texts, wrong, change } = props;
  const own = useId();
  const { printer, model, place } = fields;
  return (
    <>
      <Choice
        label={texts.t("admin.machinePrinterWay")}
        options={wayIds.map((id) => ({ id, name: texts.t(ways[id]) }))}
        value={printer}
        choose={(way) => change({ printer: way })}
      />
      {printer !== "own" && (
        <Choice
          label={texts.t("admin.printerModel")}
          options={printerModelIds.map((id) => ({ id, name: nameOf(id, texts) }))}
          value={model}
          choose={(id) => change({ model: id })}
        />
      )}
      {(printer === "tcp" || printer === "serial") && (
        <div className="admin-field">
          <label htmlFor={own}>
            {texts.t(printer === "tcp" ? "admin.printerAddress" : "admin.printerPort")}
          </label>
          <input
            id={own}
            type="text"
            value={place}
            placeholder={printer === "tcp" ? "192.168.1.50" : "/dev/ttyUSB0"}
            aria-invalid={wrong}
            spellCheck={false}
            onChange={(event) => change({ place: event.target.value })}
          />
        </div>
      )}
    </>
  );
}
