import type { PublicCatalogue } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { localText } from "@giliran/shared/domain";
import { formatDate, formatTime, type Texts } from "@giliran/shared/i18n";
import { dressOf, type Slip, zoneAbbreviation } from "@giliran/shared/slip";

export interface RecheckFacts {
  readonly code: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly now: Instant;
}

/** The paper for a second measurement: a code and its time; no number of a queue, and nothing of what was measured. */
export function writeRecheckSlip(catalogue: PublicCatalogue, facts: RecheckFacts, texts: Texts): Slip {
  const at = (instant: Instant): string => formatTime(texts, instant, catalogue.zone);
  return {
    copyMarker: null,
    hallName: localText(catalogue.name, texts.pack.tag),
    dress: { ...dressOf(catalogue, null, texts), health: null },
    agencyName: "",
    serviceName: texts.t("slip.recheck"),
    caption: texts.t("slip.recheckCode"),
    label: `${facts.code.slice(0, 3)} ${facts.code.slice(3)}`,
    points: [],
    issuedAt: {
      date: formatDate(texts, facts.now, catalogue.zone),
      time: texts.t("slip.time", { time: at(facts.now), zone: zoneAbbreviation(facts.now, catalogue.zone) }),
    },
    zoneLine: texts.t("slip.recheckTime", { from: at(facts.from), until: at(facts.until) }),
    aheadLine: null,
    estimateLine: null,
    qr: null,
    footer: [texts.t("slip.recheckHow"), texts.t("slip.recheckNoNumber")],
  };
}
