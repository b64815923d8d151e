import type { IssuedTicket, JourneyStep } from "../contract/index.ts";
import { localText } from "../domain/index.ts";
import type { Instant, LocalText, ServiceId, ZoneName } from "../domain/index.ts";
import { alertWords, formatDate, formatTime, formatWait, indonesian, textsOf } from "../i18n/index.ts";
import type { LanguagePack, Texts } from "../i18n/index.ts";
import { listCounters } from "./counterList.ts";
import { dressed, type SlipStyle } from "./dress.ts";
import { type Slip, undressed } from "./slip.ts";

/** What a slip needs beside the hub's answer. */
export interface SlipWish {
  /** Tag of the visitor's language. */
  readonly language: string;
  readonly partySize: number;
  /** Address of the ticket's page with its secret; null where the hall has no such page. */
  readonly page: string | null;
  /** What the ticket was taken for, whose requirements may stand on it; null: of no one service. */
  readonly serviceId: ServiceId | null;
  /** Null: the hall's template is not known. */
  readonly style: SlipStyle | null;
  /** Another paper for a number that had one: marked, so that the two are never taken for two numbers. */
  readonly copy: boolean;
  /** Its kiosk gave it while the hub was away: nobody knows who is ahead, and no screen knows it yet. */
  readonly alone: boolean;
}

/**
 * The slip of a ticket, in the visitor's language and by the hall's template, every date and time in the hall's zone.
 * @param further language packs beside the bundled ones
 */
export function writeSlip(ticket: IssuedTicket, wish: SlipWish, further: readonly LanguagePack[]): Slip {
  const texts = textsOf(wish.language, further);
  const { style } = wish;
  const page = style?.slip.blocks.includes("qr") === false ? null : wish.page;
  const slip = bareSlip(ticket, { ...wish, page }, texts);
  return style === null ? slip : dressed(slip, style, wish.serviceId, texts);
}

function bareSlip(ticket: IssuedTicket, wish: SlipWish, texts: Texts): Slip {
  const said = (text: LocalText): string => localText(text, texts.pack.tag);
  return {
    copyMarker: wish.copy ? texts.t("slip.copy") : null,
    dress: undressed,
    hallName: said(ticket.hallName),
    agencyName: ticket.agencyName,
    serviceName: said(ticket.serviceName),
    caption: texts.t("slip.caption"),
    label: ticket.label,
    points: (ticket.steps ?? []).map((step) => stepLine(texts, step, said)),
    issuedAt: {
      date: formatDate(texts, ticket.issuedAt, ticket.timeZone),
      time: texts.t("slip.time", {
        time: formatTime(texts, ticket.issuedAt, ticket.timeZone),
        zone: zoneAbbreviation(ticket.issuedAt, ticket.timeZone),
      }),
    },
    zoneLine: ticket.outside === null ? placeLine(texts, ticket, said) : texts.t("slip.outside"),
    aheadLine: wish.alone
      ? texts.t("slip.alone")
      : aheadLine(texts, ticket.outside?.personsAhead ?? ticket.personsAhead),
    estimateLine: ticket.outside === null ? estimateLine(texts, ticket) : comeInLine(texts, ticket.outside),
    qr: wish.page,
    footer: [...alertLines(texts, ticket), ...footerOf(texts, wish)],
  };
}

/**
 * The slip in the visitor's language, or in Indonesian where the printer lacks that language's letters: question marks
 * help nobody.
 */
export async function legibleSlip(
  ticket: IssuedTicket,
  wish: SlipWish,
  further: readonly LanguagePack[],
  canWrite: (texts: readonly string[]) => Promise<boolean>,
): Promise<Slip> {
  const slip = writeSlip(ticket, wish, further);
  if (await canWrite(wordsOfLanguage(slip))) return slip;
  return writeSlip(ticket, { ...wish, language: indonesian.tag }, []);
}

/** What the language says; the hall's names aside, which are no better in Indonesian. */
function wordsOfLanguage(slip: Slip): readonly string[] {
  const { caption, issuedAt, aheadLine, estimateLine, footer } = slip;
  const lines = [caption, issuedAt.date, issuedAt.time, aheadLine, estimateLine, ...footer];
  return lines.filter((line) => line !== null);
}

/** "Pajak: loket 3": where the visitor goes. */
function stepLine(
  texts: Texts,
  { serviceName, counters }: JourneyStep,
  said: (text: LocalText) => string,
): string {
  const step = said(serviceName);
  if (counters.length === 0) return step;
  return texts.t("slip.step", { step, counters: listCounters(counters) });
}

function placeLine(texts: Texts, ticket: IssuedTicket, said: (text: LocalText) => string): string | null {
  const counters =
    ticket.counters.length === 0
      ? null
      : texts.t("slip.counters", { counters: listCounters(ticket.counters) });
  const zone = ticket.zone === null ? null : said(ticket.zone.name);
  if (zone === null || counters === null) return zone ?? counters;
  return texts.t("slip.place", { zone, counters });
}

function aheadLine(texts: Texts, persons: number): string {
  return persons === 0 ? texts.t("slip.nobodyAhead") : texts.t("slip.ahead", { persons });
}

function estimateLine(texts: Texts, ticket: IssuedTicket): string | null {
  if (ticket.wait === null || ticket.wait.highMs === 0) return null;
  return texts.t("slip.estimate", { wait: formatWait(texts, ticket.wait) });
}

/** What the visitor should know, each as it is at the moment of the slip. */
function alertLines(texts: Texts, { alerts, timeZone, issuedAt }: IssuedTicket): readonly string[] {
  return alerts.map((alert) => `${alertWords(texts, alert, timeZone, issuedAt)}.`);
}

/** When somebody who waits outside may come in, as far as anybody knows. */
function comeInLine(texts: Texts, { wait }: NonNullable<IssuedTicket["outside"]>): string {
  return wait === null
    ? texts.t("slip.comeInLater")
    : texts.t("slip.comeIn", { wait: formatWait(texts, wait) });
}

function footerOf(texts: Texts, wish: SlipWish): readonly string[] {
  return [
    ...(wish.partySize > 1 ? [texts.t("slip.party", { persons: wish.partySize })] : []),
    texts.t(wish.alone ? "slip.calledAtCounter" : "slip.called"),
    ...(wish.page === null ? [] : [texts.t("slip.follow")]),
  ];
}

/** "WIB", "WITA", "WIT"; elsewhere what Intl calls the zone in Indonesian, for example "GMT+9". */
export function zoneAbbreviation(at: Instant, zone: ZoneName): string {
  const parts = new Intl.DateTimeFormat("id", { timeZone: zone, timeZoneName: "short" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}
