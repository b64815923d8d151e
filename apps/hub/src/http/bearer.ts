import type { FastifyReply, FastifyRequest } from "fastify";
import type { ErrorCode, Result } from "@giliran/shared/contract";
import { denied } from "@giliran/shared/contract";

const statusOf: Partial<Record<ErrorCode, number>> = {
  malformed: 400,
  unauthorised: 401,
  forbidden: 403,
  not_found: 404,
  expired: 410,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  stopping: 503,
};

/** The token of `Authorization: Bearer`, or null. Tokens never stand in an address, where logs would keep them. */
export function bearerOf(request: FastifyRequest): string | null {
  const [scheme, token] = (request.headers.authorization ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && token !== undefined && token.length >= 16 ? token : null;
}

/** The HTTP status of a refusal; a rule of the hall that says no is a conflict. */
export function httpStatusOf(error: ErrorCode): number {
  return statusOf[error] ?? 409;
}

/** Sends a `Result` with the HTTP status that fits it. */
export function sendResult(reply: FastifyReply, result: Result): FastifyReply {
  const status = result.ok ? 200 : httpStatusOf(result.error);
  return reply.code(status).header("cache-control", "no-store").send(result);
}

export function refuse(reply: FastifyReply, error: ErrorCode): FastifyReply {
  return sendResult(reply, denied(error));
}
