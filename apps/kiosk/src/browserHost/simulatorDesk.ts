import type { Devices } from "../devices/index.ts";
import { slipPicture } from "../devices/index.ts";
import type { SimulatorDesk, SimulatorState, SlipPicture } from "../ipc/simulatorTable.ts";

/** As many slips as a person looks at; older ones are paper on the floor. */
const picturesShown = 12;

/** The simulators of one kiosk behind the calls of their page. */
export function createSimulatorDesk({ printer, thermometer }: Devices["simulators"]): SimulatorDesk {
  const pictures = new Map<number, SlipPicture>();

  function picturesOf(): readonly SlipPicture[] {
    const slips = printer === null ? [] : printer.slips().slice(-picturesShown).reverse();
    const kept = slips.map((slip) => pictures.get(slip.id) ?? { id: slip.id, svg: slipPicture(slip) });
    pictures.clear();
    for (const picture of kept) pictures.set(picture.id, picture);
    return kept;
  }

  function state(): SimulatorState {
    return {
      printer:
        printer === null
          ? null
          : {
              port: printer.port(),
              faults: printer.faults(),
              slips: picturesOf(),
              protocolFaults: printer.protocolFaults(),
            },
      thermometer: thermometer === null ? null : thermometer.state(),
    };
  }

  return {
    state,
    subscribe: (listener) => {
      const ends = [printer?.onChange(listener), thermometer?.onChange(listener)];
      return () => {
        for (const end of ends) end?.();
      };
    },
    setPrinterFaults: (change) => printer?.setFaults(change),
    setThermometer: (change) => thermometer?.set(change),
  };
}
