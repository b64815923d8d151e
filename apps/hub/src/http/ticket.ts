import type { FastifyInstance } from "fastify";
import { accepted, denied, type VisitorView } from "@giliran/shared/contract";
import { bearerOf, sendResult } from "./bearer.ts";

/** One ticket, for whoever bears its secret. */
export function registerTicket(
  app: FastifyInstance,
  visitorView: (secret: string) => VisitorView | null,
): void {
  app.get("/api/ticket", (request, reply) => {
    const secret = bearerOf(request);
    const view = secret === null ? null : visitorView(secret);
    return sendResult(reply, view === null ? denied("not_found") : accepted(view));
  });
}
