import type { ReactNode } from "react";
import type { Texts } from "@giliran/shared/i18n";
import type { SimulatorBridge, SimulatorState } from "../../ipc/simulatorTable.ts";
import { useBridge } from "../useBridge.ts";
import { PrinterPanel } from "./PrinterPanel.tsx";
import { ThermometerPanel } from "./ThermometerPanel.tsx";

export interface SimulatorPageProps {
  readonly bridge: SimulatorBridge;
  readonly texts: Texts;
}

/** The devices that a kiosk only pretends to have: what they printed, and a button for each fault. */
export function SimulatorPage({ bridge, texts }: SimulatorPageProps): ReactNode {
  const state = useBridge(bridge);
  return (
    <main className="desk">
      <h1>{texts.t("kiosk.simTitle")}</h1>
      {state === null && <p role="alert">{texts.t("kiosk.simGone")}</p>}
      {state !== null && state !== undefined && <Panels state={state} bridge={bridge} texts={texts} />}
    </main>
  );
}

function Panels(props: SimulatorPageProps & { readonly state: SimulatorState }): ReactNode {
  const { state, bridge, texts } = props;
  return (
    <>
      <section aria-labelledby="printer">
        <h2 id="printer">{texts.t("kiosk.simPrinter")}</h2>
        {state.printer === null ? (
          <p>{texts.t("kiosk.simReal")}</p>
        ) : (
          <PrinterPanel printer={state.printer} bridge={bridge} texts={texts} />
        )}
      </section>
      <section aria-labelledby="thermometer">
        <h2 id="thermometer">{texts.t("kiosk.simThermometer")}</h2>
        {state.thermometer === null ? (
          <p>{texts.t("kiosk.simReal")}</p>
        ) : (
          <ThermometerPanel thermometer={state.thermometer} bridge={bridge} texts={texts} />
        )}
      </section>
    </>
  );
}
