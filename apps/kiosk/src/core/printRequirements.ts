import type { PublicCatalogue } from "@giliran/shared/contract";
import type { Instant, ServiceId } from "@giliran/shared/domain";
import { localText } from "@giliran/shared/domain";
import { formatDate, formatTime, indonesian, textsOf } from "@giliran/shared/i18n";
import type { LanguagePack } from "@giliran/shared/i18n";
import type { Answer } from "./kioskState.ts";
import { printerCodes } from "./obstacle.ts";
import { canPrint, type TicketPrinter } from "./ports.ts";
import { dressOf, type Slip, zoneAbbreviation } from "@giliran/shared/slip";

export interface RequirementsParts {
  readonly printer: TicketPrinter;
  readonly catalogue: () => PublicCatalogue | null;
  readonly packs: () => readonly LanguagePack[];
  /** The hall's time. */
  readonly now: () => Instant;
  readonly onFault: (error: unknown) => void;
}

export interface RequirementsWish {
  readonly serviceId: ServiceId;
  readonly language: string;
}

/**
 * Prints what a visitor must bring for a service, without a number. Never prints twice by itself.
 * @returns the printer's code where nothing came out, or may not have
 */
export async function printRequirements(
  parts: RequirementsParts,
  wish: RequirementsWish,
): Promise<Answer<null>> {
  return await print(parts, wish).catch((error: unknown) => {
    parts.onFault(error);
    return { ok: false, error: "printer_error" } as const;
  });
}

async function print(parts: RequirementsParts, wish: RequirementsWish): Promise<Answer<null>> {
  const slip = await legible(parts, wish);
  if (slip === null) return { ok: false, error: "unknown_service" };
  const status = await parts.printer.status();
  if (!canPrint(status)) return { ok: false, error: printerCodes[status.state] };
  const printed = await parts.printer.print(slip);
  return printed.outcome === "printed" ? { ok: true, value: null } : { ok: false, error: "printer_error" };
}

async function legible(parts: RequirementsParts, wish: RequirementsWish): Promise<Slip | null> {
  const slip = writeRequirements(parts, wish);
  const readable = slip === null || (await parts.printer.canWrite(slip.points));
  return readable ? slip : writeRequirements(parts, { ...wish, language: indonesian.tag });
}

function writeRequirements(parts: RequirementsParts, { serviceId, language }: RequirementsWish): Slip | null {
  const catalogue = parts.catalogue();
  const service = catalogue?.services.find(({ id }) => id === serviceId);
  if (catalogue === null || service === undefined) return null;
  const texts = textsOf(language, parts.packs());
  const now = parts.now();
  const agency = catalogue.agencies.find(({ id }) => id === service.agencyId);
  return {
    copyMarker: null,
    hallName: localText(catalogue.name, texts.pack.tag),
    dress: { ...dressOf(catalogue, null, texts), health: null },
    agencyName: agency?.shortName ?? "",
    serviceName: localText(service.name, texts.pack.tag),
    caption: texts.t("slip.requirements"),
    label: null,
    points: service.requirements.map((line) => localText(line, texts.pack.tag)),
    issuedAt: {
      date: formatDate(texts, now, catalogue.zone),
      time: texts.t("slip.time", {
        time: formatTime(texts, now, catalogue.zone),
        zone: zoneAbbreviation(now, catalogue.zone),
      }),
    },
    zoneLine: null,
    aheadLine: null,
    estimateLine: null,
    qr: null,
    footer: [texts.t("slip.noNumber")],
  };
}
