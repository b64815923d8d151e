import type { Speech, Thermometer, TicketPrinter } from "../core/ports.ts";
import type { DeviceConfig, PaperConfig } from "./config.ts";
import { EscposPrinter } from "./printer/escposPrinter.ts";
import { lettersSource, type LettersSource } from "./printer/letters/lettersSource.ts";
import { printerModels } from "./printer/models.ts";
import { noPrinter } from "./printer/noPrinter.ts";
import { createPaperMeter, noMeter, type PaperMeter } from "./printer/paperMeter.ts";
import { createSimulatedPrinter, type SimulatedPrinter } from "./printer/simulator/simulatedPrinter.ts";
import { simulatedTicketPrinter } from "./printer/simulator/simulatedTicketPrinter.ts";
import { printerTimeLimits } from "./printer/timeLimits.ts";
import { deviceFileTransport } from "./printer/transports/deviceFile.ts";
import { serialTransport } from "./printer/transports/serial.ts";
import { tcpTransport } from "./printer/transports/tcp.ts";
import { usbPrinterTransport } from "./printer/transports/usbPrinter.ts";
import type { PrinterTransport } from "./printer/transports/transport.ts";
import { Espeak } from "./speech/espeak.ts";
import type { ListenerFailure } from "./subscribers.ts";
import { DeviceSupervisor, type SupervisedDevice } from "./supervisor.ts";
import { fixedReportFormat } from "./thermometer/fixedReport.ts";
import type { ScannerFormat } from "./thermometer/format.ts";
import type { HidPort } from "./thermometer/hidPort.ts";
import { HidThermometer } from "./thermometer/hidThermometer.ts";
import { IioThermometer } from "./thermometer/iioThermometer.ts";
import { keyboardFormat } from "./thermometer/keyboard.ts";
import { nodeHidPort } from "./thermometer/nodeHidPort.ts";
import { createSimulatedThermometer, type SimulatedThermometer } from "./thermometer/simulator.ts";
import { temperFormats } from "./thermometer/temper.ts";
import { thermometerTiming } from "./thermometer/timing.ts";

/** The devices of one kiosk. Nothing runs before `supervisor.start()`. */
export interface Devices {
  readonly printer: TicketPrinter;
  /** Null when none is configured. */
  readonly thermometer: Thermometer | null;
  /** Null when none is configured. */
  readonly speech: Speech | null;
  readonly supervisor: DeviceSupervisor;
  /** The simulators' own controls; null where the device is real. */
  readonly simulators: {
    readonly printer: SimulatedPrinter | null;
    readonly thermometer: SimulatedThermometer | null;
  };
}

const debounceMs = 100;

/** Builds the configured devices; opens nothing yet. `onFailure` receives what listeners and drivers throw. */
export function createDevices(config: DeviceConfig, onFailure: ListenerFailure): Devices {
  const { printer, simulatedPrinter } = buildPrinter(config, onFailure);
  const { thermometer, simulatedThermometer } = buildThermometer(config.thermometer, onFailure);
  const devices: SupervisedDevice[] = [supervised("printer", printer)];
  if (thermometer !== null) devices.push(supervised("thermometer", thermometer));
  const speech =
    config.speech.kind === "none"
      ? null
      : new Espeak({ program: config.speech.program, onListenerFailure: onFailure });
  if (speech !== null) devices.push(supervised("voice", speech));
  return {
    printer,
    thermometer,
    speech,
    supervisor: new DeviceSupervisor({ devices, debounceMs, onFailure }),
    simulators: { printer: simulatedPrinter, thermometer: simulatedThermometer },
  };
}

function supervised(
  kind: SupervisedDevice["kind"],
  device: TicketPrinter | Thermometer | Speech,
): SupervisedDevice {
  return {
    kind,
    describe: () => device.describe(),
    health: () => device.health(),
    slipsLeft: () => ("slipsLeft" in device ? device.slipsLeft() : null),
    onChange: (listener) => device.onChange(() => listener()),
    start: () => device.start(),
    stop: () => device.stop(),
  };
}

interface BuiltPrinter {
  readonly printer: TicketPrinter;
  readonly simulatedPrinter: SimulatedPrinter | null;
}

function buildPrinter(
  { printer: config, fonts }: Pick<DeviceConfig, "printer" | "fonts">,
  onFailure: ListenerFailure,
): BuiltPrinter {
  const limits = printerTimeLimits;
  const letters = lettersSource(async () => {
    const { loadLetters } = await import("./printer/letters/drawLetters.ts");
    return await loadLetters(fonts);
  }, onFailure);
  switch (config.kind) {
    case "simulated": {
      const model = printerModels[config.model];
      const { host, port } = config;
      const simulatedPrinter = createSimulatedPrinter({
        host,
        port,
        columns: model.columns,
        cutter: model.cut !== "none",
        onListenerFailure: onFailure,
      });
      return {
        printer: simulatedTicketPrinter(
          simulatedPrinter,
          host,
          model,
          limits,
          letters,
          meterOf(config.paper, onFailure),
          onFailure,
        ),
        simulatedPrinter,
      };
    }
    case "tcp":
      return realPrinter(
        config,
        tcpTransport({ host: config.host, port: config.port, connectMs: limits.connect }),
        letters,
        onFailure,
      );
    case "deviceFile":
      return realPrinter(
        config,
        deviceFileTransport({ path: config.path, retryMs: fileRetryMs }),
        letters,
        onFailure,
      );
    case "usb":
      return realPrinter(config, usbPrinterTransport(config, fileRetryMs), letters, onFailure);
    case "serial":
      return realPrinter(config, serialTransport(config), letters, onFailure);
    case "none":
      return { printer: noPrinter(), simulatedPrinter: null };
    default:
      return config satisfies never;
  }
}

const fileRetryMs = 20;

function meterOf(paper: PaperConfig, onFailure: ListenerFailure): PaperMeter {
  return paper === null ? noMeter : createPaperMeter({ ...paper, onFailure });
}

function realPrinter(
  config: { readonly model: keyof typeof printerModels; readonly paper: PaperConfig },
  transport: PrinterTransport,
  letters: LettersSource,
  onListenerFailure: ListenerFailure,
): BuiltPrinter {
  const model = printerModels[config.model];
  const meter = meterOf(config.paper, onListenerFailure);
  const given = { model, transport, letters, meter, onListenerFailure };
  return {
    printer: new EscposPrinter({ ...given, simulated: false, limits: printerTimeLimits }),
    simulatedPrinter: null,
  };
}

interface BuiltThermometer {
  readonly thermometer: Thermometer | null;
  readonly simulatedThermometer: SimulatedThermometer | null;
}

const iioFolder = "/sys/bus/iio/devices";

function buildThermometer(config: DeviceConfig["thermometer"], onFailure: ListenerFailure): BuiltThermometer {
  const driver = (
    port: HidPort,
    formats: readonly ScannerFormat[],
    serialNumber: string | null,
    simulated: boolean,
  ): Thermometer =>
    new HidThermometer({
      port,
      formats,
      serialNumber,
      simulated,
      timing: thermometerTiming,
      onListenerFailure: onFailure,
    });
  const real = (formats: readonly ScannerFormat[], serialNumber: string | null): BuiltThermometer => ({
    thermometer: driver(nodeHidPort(), formats, serialNumber, false),
    simulatedThermometer: null,
  });
  switch (config.kind) {
    case "simulated": {
      const simulatedThermometer = createSimulatedThermometer(config.celsius, onFailure);
      return {
        thermometer: driver(simulatedThermometer.port, temperFormats, null, true),
        simulatedThermometer,
      };
    }
    case "temper":
      return real(temperFormats, config.serialNumber);
    case "fixedReport":
      return real([fixedReportFormat(config)], config.serialNumber);
    case "keyboard":
      return real([keyboardFormat(config)], config.serialNumber);
    case "iio": {
      const options = { folder: iioFolder, timing: thermometerTiming, onListenerFailure: onFailure };
      return { thermometer: new IioThermometer(options), simulatedThermometer: null };
    }
    case "none":
      return { thermometer: null, simulatedThermometer: null };
    default:
      return config satisfies never;
  }
}
