import { pinFault, pinLength } from "@giliran/shared/contract";
import type { Texts } from "@giliran/shared/i18n";
import { useId } from "react";
import { pinFaults, suggestPin } from "./pin.ts";

/** The PIN of a kiosk's technician, legible while it is chosen; what is wrong with it stands at the field. */
export function PinField(props: {
  readonly texts: Texts;
  readonly pin: string;
  readonly change: (pin: string) => void;
}): React.ReactNode {
  const { texts, pin, change } = props;
  const own = useId();
  const fault = pinFault(pin);
  // Nobody is told that a PIN is wrong that they are still typing.
  const wrong = fault !== null && (fault !== "form" || pin.length >= pinLength.least || /\D/.test(pin));
  return (
    <div className="admin-field machine-pin">
      <label htmlFor={own}>{texts.t("admin.machinePin")}</label>
      <span>
        <input
          id={own}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={pinLength.most}
          value={pin}
          aria-invalid={wrong}
          aria-describedby={`${own}more`}
          onChange={(event) => change(event.target.value.trim())}
        />
        <button type="button" className="plain-button" onClick={() => change(suggestPin())}>
          {texts.t("admin.machinePinSuggest")}
        </button>
      </span>
      <small id={`${own}more`} role={wrong ? "alert" : undefined} data-wrong={wrong}>
        {texts.t(wrong ? pinFaults[fault] : "admin.machinePinMore")}
      </small>
    </div>
  );
}
