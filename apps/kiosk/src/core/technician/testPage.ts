import type { PublicCatalogue } from "@giliran/shared/contract";
import type { Instant, ZoneName } from "@giliran/shared/domain";
import { localText } from "@giliran/shared/domain";
import { formatDate, formatTime, textsOf } from "@giliran/shared/i18n";
import type { LanguagePack } from "@giliran/shared/i18n";
import { type Slip, undressed, zoneAbbreviation } from "@giliran/shared/slip";

export interface TestPageFacts {
  /** Null before the first: the page is printed all the same. */
  readonly catalogue: PublicCatalogue | null;
  readonly packs: readonly LanguagePack[];
  readonly language: string;
  /** The hall's time. */
  readonly now: Instant;
  /** As a QR code. */
  readonly hubUrl: string;
  readonly kioskName: string | null;
}

/** Where it breaks, the paper's columns end. */
const ruler = "1234567890".repeat(5);
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;!?()/-+%&@#";

/** A page without a number that shows what the printer can: letters of each language, width, QR code, date. */
export function writeTestPage(facts: TestPageFacts): Slip {
  const { catalogue, packs, language, now } = facts;
  const texts = textsOf(language, packs);
  const zone = catalogue?.zone ?? ("Asia/Jakarta" as ZoneName);
  const spoken = (catalogue?.languages ?? ["id", "en"]).map((tag) => textsOf(tag, packs));
  return {
    dress: undressed,
    copyMarker: null,
    hallName: catalogue === null ? "Giliran" : localText(catalogue.name, texts.pack.tag),
    agencyName: texts.t("technician.testPage"),
    serviceName: facts.kioskName ?? "",
    caption: null,
    label: null,
    points: [letters, ...spoken.map((one) => `${one.pack.name}: ${one.t("kiosk.headline")}`)],
    issuedAt: {
      date: formatDate(texts, now, zone),
      time: texts.t("slip.time", {
        time: formatTime(texts, now, zone),
        zone: zoneAbbreviation(now, zone),
      }),
    },
    zoneLine: null,
    aheadLine: null,
    estimateLine: null,
    qr: facts.hubUrl === "" ? null : facts.hubUrl,
    footer: [ruler, texts.t("technician.testPageMore")],
  };
}
