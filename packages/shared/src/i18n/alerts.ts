import type { Alert } from "../contract/alert.ts";
import { type Instant, localText, serviceDateOf, type ZoneName } from "../domain/index.ts";
import { formatDate, formatTime } from "./formats.ts";
import type { Texts } from "./texts.ts";

/** What an alert says to the public, in one sentence without a full stop. Times in the hall's zone. */
export function alertWords(texts: Texts, alert: Alert, zone: ZoneName, now: Instant): string {
  const since = (at: Instant): string => formatTime(texts, at, zone);
  const until = (at: Instant): string => moment(texts, at, zone, now);
  switch (alert.kind) {
    case "pause":
      return alert.until === null
        ? texts.t("common.alertPause", { time: since(alert.since) })
        : texts.t("common.alertPauseUntil", { time: until(alert.until) });
    case "outage": {
      const { agency } = alert;
      const words = { agency, time: since(alert.since) };
      const known =
        alert.until === null
          ? texts.t("common.alertOutage", words)
          : texts.t("common.alertOutageUntil", { ...words, until: until(alert.until) });
      return alert.stops ? `${known}; ${texts.t("common.alertOutageStops")}` : known;
    }
    case "break": {
      const name = localText(alert.name, texts.pack.tag);
      if (alert.until === null) return name;
      return texts.t("common.alertBreak", { name, time: until(alert.until) });
    }
    case "hours": {
      const head = alert.name === null ? texts.t("common.alertHours") : localText(alert.name, texts.pack.tag);
      if (alert.until === null) return head;
      return texts.t("common.alertHoursUntil", { head, time: until(alert.until) });
    }
    case "closure": {
      const name = localText(alert.name, texts.pack.tag);
      return alert.until === null
        ? texts.t("common.alertClosure", { name })
        : texts.t("common.alertClosureUntil", { name, time: until(alert.until) });
    }
    default:
      return alert satisfies never;
  }
}

/** The time, with its date where that is not today's. */
function moment(texts: Texts, at: Instant, zone: ZoneName, now: Instant): string {
  const time = formatTime(texts, at, zone);
  if (serviceDateOf(at, zone) === serviceDateOf(now, zone)) return time;
  return texts.t("common.dateAndTime", { date: formatDate(texts, at, zone), time });
}
