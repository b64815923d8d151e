import { pinFault } from "@giliran/shared/contract";
import type { Texts } from "@giliran/shared/i18n";
import { useState } from "react";
import type { Deed } from "../useDeed.ts";
import { PinField } from "./PinField.tsx";
import { sendPin, suggestPin } from "./pin.ts";
import type { Machine } from "./setup.ts";

/** Sets the PIN of a kiosk that was let in already, or another one in its stead. */
export function PinForm(props: {
  readonly machine: Machine;
  readonly texts: Texts;
  readonly deed: Deed;
  readonly busy: boolean;
  readonly token: string;
  readonly end: () => void;
}): React.ReactNode {
  const { machine, texts, deed, busy, token, end } = props;
  const { deviceId, name } = machine;
  const [pin, change] = useState(suggestPin);
  const submit = (event: React.SubmitEvent): void => {
    event.preventDefault();
    if (pinFault(pin) !== null) return;
    const words = texts.t("admin.machinePinSaved", { name });
    void deed.ask(() => sendPin(token, deviceId, pin), words).then((done) => done && end());
  };
  return (
    <form className="admin-form machine-form" onSubmit={submit} noValidate>
      <PinField {...{ texts, pin, change }} />
      <div className="admin-pair">
        <button type="submit" className="main-button" disabled={busy || pinFault(pin) !== null}>
          {texts.t("admin.machineSave")}
        </button>
        <button type="button" className="quiet" onClick={end}>
          {texts.t("admin.machineCancel")}
        </button>
      </div>
    </form>
  );
}
