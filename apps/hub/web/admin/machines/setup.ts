import type { AdminView, PrinterModelId, PrinterSetup, ScreenKind } from "@giliran/shared/contract";
import type { CounterId, ServiceId, ZoneId } from "@giliran/shared/domain";

export type Machine = AdminView["devices"][number];
export type WaitingMachine = AdminView["pairing"]["waiting"][number];

/** What a form says of a machine, as it stands in the fields. */
export interface SetupFields {
  readonly name: string;
  readonly zone: string;
  /** Of a call screen. */
  readonly shows: ScreenKind | null;
  readonly counter: string;
  readonly language: string;
  /** Null: everything. */
  readonly services: readonly ServiceId[] | null;
  readonly printer: "own" | PrinterSetup["kind"];
  readonly model: PrinterModelId;
  /** "192.168.1.50", "192.168.1.50:9100", or the path of a serial port. */
  readonly place: string;
}

/** What an administrator says of a machine. */
export interface Setup {
  readonly name: string;
  readonly zoneId: ZoneId | null;
  readonly screen: ScreenKind | null;
  readonly counterId: CounterId | null;
  readonly language: string;
  readonly serviceIds: readonly ServiceId[] | null;
  readonly printer: PrinterSetup | null;
}

const usualPort = 9100;

/** The fields of a machine as it is; null: of one that is new. */
export function fieldsOf(machine: Machine | null, name: string): SetupFields {
  const shown = { shows: machine?.screen ?? null, counter: machine?.counterId ?? "" };
  if (machine === null)
    return { name, zone: "", ...shown, language: "id", services: null, ...printerFields(null) };
  const { zoneId, language, serviceIds, printer } = machine;
  return {
    name: machine.name,
    zone: zoneId ?? "",
    ...shown,
    language,
    services: serviceIds,
    ...printerFields(printer),
  };
}

function printerFields(printer: PrinterSetup | null): Pick<SetupFields, "printer" | "model" | "place"> {
  if (printer === null) return { printer: "own", model: "generic-80", place: "" };
  return { printer: printer.kind, model: printer.model, place: placeOf(printer) };
}

function placeOf(printer: PrinterSetup): string {
  if (printer.kind === "tcp")
    return printer.port === usualPort ? printer.host : `${printer.host}:${printer.port}`;
  return printer.kind === "serial" ? printer.path : "";
}

/** What the fields say; the name of the first that says nothing sensible, where one does. */
export function setupOf(
  fields: SetupFields,
):
  | { readonly ok: true; readonly setup: Setup }
  | { readonly ok: false; readonly field: "name" | "services" | "place" } {
  const name = fields.name.trim();
  if (name === "" || name.length > 40) return { ok: false, field: "name" };
  if (fields.services?.length === 0) return { ok: false, field: "services" };
  const printer = printerOf(fields);
  if (printer === undefined) return { ok: false, field: "place" };
  const zoneId = fields.zone === "" ? null : (fields.zone as ZoneId);
  const { shows, language, services } = fields;
  const counterId = shows === "counter" ? (fields.counter as CounterId) : null;
  return {
    ok: true,
    setup: { name, zoneId, screen: shows, counterId, language, serviceIds: services, printer },
  };
}

/** Undefined: there is no such place. */
function printerOf({ printer: kind, model, place }: SetupFields): PrinterSetup | null | undefined {
  switch (kind) {
    case "own":
      return null;
    case "usb":
      return { kind, model };
    case "serial":
      return /^(\/dev\/[\w./-]{1,120}|COM\d{1,3})$/.test(place.trim())
        ? { kind, model, path: place.trim() }
        : undefined;
    case "tcp": {
      const [, host, port] = /^([A-Za-z0-9.-]{1,253})(?::(\d{1,5}))?$/.exec(place.trim()) ?? [];
      const number = port === undefined ? usualPort : Number(port);
      const sound = host !== undefined && number >= 1 && number <= 65_535;
      return sound ? { kind, model, host, port: number } : undefined;
    }
    default:
      return kind satisfies never;
  }
}
