import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { BoardView, TvBoard } from "@giliran/shared/contract";
import { accepted, denied, zoneId } from "@giliran/shared/contract";
import type { Instant, ZoneId, ZoneName } from "@giliran/shared/domain";
import { alertWords, bundledTexts, formatTime } from "@giliran/shared/i18n";
import { refuse, sendResult } from "./bearer.ts";

export interface TvParts {
  /** What the call screens of a zone show; null: there is no such zone. */
  readonly board: (zoneId: ZoneId, language: string) => BoardView | null;
  readonly firstZone: () => ZoneId | null;
  readonly now: () => Instant;
}

/** A television asks every second; a dozen of them may stand behind one address. */
const asksPerMinute = 1_200;
const files = { "tv.js": "text/javascript", "tv.css": "text/css" } as const;
const query = z.object({ language: z.enum(["id", "en"]).default("id") });

/** The board for televisions without a modern browser: numbers and counters alone, as they hang in the hall for everybody. */
export function registerTv(app: FastifyInstance, web: string, parts: TvParts): void {
  const limited = { config: { rateLimit: { max: asksPerMinute, timeWindow: "1 minute" } } };

  app.get("/api/board/:zone", limited, (request, reply) => {
    const asked = z.object({ zone: zoneId }).safeParse(request.params);
    const wish = query.safeParse(request.query);
    if (!asked.success || !wish.success) return sendResult(reply, denied("malformed"));
    const view = parts.board(asked.data.zone, wish.data.language);
    return sendResult(reply, view === null ? denied("not_found") : accepted(tvBoardOf(view, parts.now())));
  });

  app.get("/tv", (_request, reply) => {
    const zone = parts.firstZone();
    return zone === null ? refuse(reply, "not_found") : reply.redirect(`/tv/${zone}`);
  });
  app.get("/tv/:zone", (_request, reply) =>
    existsSync(join(web, "tv/index.html"))
      ? reply.header("cache-control", "no-cache").sendFile("tv/index.html", web, { cacheControl: false })
      : reply.code(503).type("text/plain").send("This page is not built yet: run npm run build."),
  );
  for (const [name, type] of Object.entries(files))
    app.get(`/tv/assets/${name}`, (_request, reply) =>
      reply
        .type(type)
        .header("cache-control", "no-cache")
        .sendFile(`tv/${name}`, web, { cacheControl: false }),
    );
}

function tvBoardOf({ voice: _voice, alerts, ...view }: BoardView, now: Instant): TvBoard {
  const texts = bundledTexts(view.language);
  const zone = view.hall.timeZone as ZoneName;
  const [alert] = alerts;
  const rest = view.open ? "board.nextHere" : view.serviceDate === null ? "board.notOpenYet" : "board.closed";
  return {
    view,
    now,
    clock: formatTime(texts, now, zone),
    words: {
      nowCalling: texts.t("board.nowCalling"),
      lastCalls: texts.t("board.lastCalls"),
      waiting: texts.t("board.waiting"),
      counter: texts.t("board.counter"),
      rest: texts.t(rest),
      foot: alert === undefined ? view.notices.join("  ·  ") : alertWords(texts, alert, zone, now),
      cut: texts.t("board.cutOff"),
    },
  };
}
