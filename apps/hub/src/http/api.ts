import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { DayReport, Leftovers, Pads, Result, Story, VisitorView } from "@giliran/shared/contract";
import {
  accepted,
  commandId,
  denied,
  deviceId,
  redeemRequest,
  serviceDate,
  staffId,
} from "@giliran/shared/contract";
import type { Actor, Catalogue, ServiceDate } from "@giliran/shared/domain";
import { roleOf } from "@giliran/shared/domain";
import type { LanguagePack } from "@giliran/shared/i18n";
import type { Access } from "../app/access.ts";
import type { Asked } from "../app/hub.ts";
import { publicCatalogueOf } from "../app/catalogue/publicCatalogue.ts";
import { bearerOf, sendResult } from "./bearer.ts";
import { pagePathOf } from "./landing.ts";
import { registerTicket } from "./ticket.ts";

export interface ApiParts {
  readonly access: Access;
  readonly catalogue: () => Catalogue;
  /** Packs of the languages that public screens speak and no program brings along. */
  readonly packs: () => readonly LanguagePack[];
  readonly visitorView: (secret: string) => VisitorView | null;
  readonly dropToken: (token: string) => void;
  readonly redeemPerMinute: number;
  readonly today: () => ServiceDate;
  readonly tellStory: (date: ServiceDate, label: string) => Promise<Story | null>;
  readonly leftovers: () => Leftovers | null;
  readonly pads: (date: ServiceDate) => Promise<Pads>;
  readonly reportDay: (date: ServiceDate) => Promise<DayReport | null>;
  /** Asks the hall as a client of the sockets would. */
  readonly dispatch: (asked: Asked, actor: Actor) => Promise<Result>;
}

const invitationRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("device"), id: deviceId }),
  z.strictObject({ kind: z.literal("staff"), id: staffId }),
]);

/** So many people went in and out since the door spoke last. The same id is counted once. */
const doorRequest = z.strictObject({
  id: commandId,
  in: z.int().min(0).max(999).default(0),
  out: z.int().min(0).max(999).default(0),
});

const storyQuery = z.object({ number: z.string().min(1).max(8), date: serviceDate.optional() });
const reportQuery = z.object({ date: serviceDate.optional() });

/** Who may read what became of a number, and the figures of a day. */
const readers: ReadonlySet<string> = new Set([
  "officer",
  "supervisor",
  "administrator",
  "auditor",
  "reception",
]);

/** Who closes what is left at the end of a day, and reads the codes of rights. */
const closers: ReadonlySet<string> = new Set(["supervisor", "administrator"]);

const inviters: ReadonlySet<string> = new Set(["administrator"]);

/** Reads that are not views, and the doors: everything under /api. Answers are `Result`s. */
export function registerApi(app: FastifyInstance, parts: ApiParts): void {
  const { access } = parts;

  function actorOf(request: FastifyRequest): Actor | null {
    const token = bearerOf(request);
    return token === null ? null : access.actorOf(token);
  }

  const slowly = { config: { rateLimit: { max: parts.redeemPerMinute, timeWindow: "1 minute" } } };

  app.post("/api/redeem", slowly, (request, reply) => {
    const parsed = redeemRequest.safeParse(request.body);
    return sendResult(reply, parsed.success ? access.redeem(parsed.data.code) : denied("malformed"));
  });

  app.post("/api/sign-out", (request, reply) => {
    const token = bearerOf(request);
    if (token === null || access.actorOf(token) === null) return sendResult(reply, denied("unauthorised"));
    access.signOut(token);
    parts.dropToken(token);
    return sendResult(reply, accepted(null));
  });

  app.get("/api/catalogue", (request, reply) => {
    const known = actorOf(request) !== null;
    return sendResult(reply, known ? accepted(publicCatalogueOf(parts.catalogue())) : denied("unauthorised"));
  });

  app.get("/api/packs", (request, reply) =>
    sendResult(reply, actorOf(request) === null ? denied("unauthorised") : accepted(parts.packs())),
  );

  registerTicket(app, parts.visitorView);

  app.post("/api/door", async (request, reply) => {
    const actor = actorOf(request);
    if (actor === null) return sendResult(reply, denied("unauthorised"));
    const parsed = doorRequest.safeParse(request.body);
    if (!parsed.success) return sendResult(reply, denied("malformed"));
    const { id, ...counted } = parsed.data;
    return sendResult(reply, await parts.dispatch({ id, command: { type: "countDoor", ...counted } }, actor));
  });

  app.get("/api/story", async (request, reply) => {
    const asked = chronicleOf(request, storyQuery, readers);
    if ("error" in asked) return sendResult(reply, denied(asked.error));
    const { date, number } = asked.query;
    const told = await parts.tellStory(date ?? parts.today(), number.toUpperCase());
    return sendResult(reply, told === null ? denied("not_found") : accepted(told));
  });

  app.get("/api/report/day", async (request, reply) => {
    const asked = chronicleOf(request, reportQuery, readers);
    if ("error" in asked) return sendResult(reply, denied(asked.error));
    const report = await parts.reportDay(asked.query.date ?? parts.today());
    return sendResult(reply, report === null ? denied("not_found") : accepted(report));
  });

  app.get("/api/left", (request, reply) => {
    const asked = chronicleOf(request, z.object({}), closers);
    if ("error" in asked) return sendResult(reply, denied(asked.error));
    const left = parts.leftovers();
    return sendResult(reply, left === null ? denied("not_found") : accepted(left));
  });

  app.get("/api/pads", async (request, reply) => {
    const asked = chronicleOf(request, reportQuery, readers);
    if ("error" in asked) return sendResult(reply, denied(asked.error));
    return sendResult(reply, accepted(await parts.pads(asked.query.date ?? parts.today())));
  });

  /** Who asks may read the day, and what they ask for can be read; else why not. */
  function chronicleOf<Query>(
    request: FastifyRequest,
    schema: z.ZodType<Query>,
    roles: ReadonlySet<string>,
  ): { readonly query: Query } | { readonly error: "unauthorised" | "forbidden" | "malformed" } {
    const actor = actorOf(request);
    if (actor === null) return { error: "unauthorised" };
    if (!roles.has(roleOf(actor))) return { error: "forbidden" };
    const parsed = schema.safeParse(request.query);
    return parsed.success ? { query: parsed.data } : { error: "malformed" };
  }

  app.post("/api/invitations", (request, reply) => sendResult(reply, invite(actorOf(request), request.body)));

  function invite(actor: Actor | null, body: unknown): Result {
    if (actor === null) return denied("unauthorised");
    if (!inviters.has(roleOf(actor))) return denied("forbidden");
    const parsed = invitationRequest.safeParse(body);
    if (!parsed.success) return denied("malformed");
    const who =
      parsed.data.kind === "device" ? access.device(parsed.data.id) : access.staffMember(parsed.data.id);
    if (who === null) return denied("not_found");
    return accepted({ code: access.invite(parsed.data, "code"), path: pagePathOf(who) });
  }
}
