import type { FastifyInstance } from "fastify";
import { denied, pairingRequest } from "@giliran/shared/contract";
import type { Pairing } from "../app/pairing.ts";
import { bearerOf, sendResult } from "./bearer.ts";

/** A machine that waits asks every two seconds; a hall has a few such behind one address. */
const looksPerMinute = 600;

export interface PairingDoor {
  readonly pairing: Pairing;
  /** New requests from one address. */
  readonly beginsPerMinute: number;
}

/** How a machine that the hall does not know asks to be let in. Nothing here needs a token, and nothing tells of the hall. */
export function registerPairing(app: FastifyInstance, parts: PairingDoor): void {
  app.post("/api/pairing", atMost(parts.beginsPerMinute), (request, reply) => {
    const wish = pairingRequest.safeParse(request.body);
    return sendResult(reply, wish.success ? parts.pairing.begin(wish.data, request.ip) : denied("malformed"));
  });

  app.get("/api/pairing", atMost(looksPerMinute), (request, reply) => {
    const secret = bearerOf(request);
    return sendResult(reply, secret === null ? denied("unauthorised") : parts.pairing.look(secret));
  });
}

function atMost(max: number): { config: { rateLimit: { max: number; timeWindow: string } } } {
  return { config: { rateLimit: { max, timeWindow: "1 minute" } } };
}
