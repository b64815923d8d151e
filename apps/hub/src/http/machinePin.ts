import type { FastifyInstance } from "fastify";
import { denied, deviceId, pinRequest } from "@giliran/shared/contract";
import type { Access } from "../app/access.ts";
import type { MachinePins } from "../app/machinePins.ts";
import { bearerOf, sendResult } from "./bearer.ts";

export interface MachinePinDoor {
  readonly access: Pick<Access, "actorOf">;
  readonly pins: MachinePins;
  /** From one address: each costs the machine a good part of a second and 64 MiB. */
  readonly perMinute: number;
}

/** Where an administrator sets the PIN of a kiosk's technician. Not a command: hashing it must not hold up the hall. */
export function registerMachinePin(app: FastifyInstance, parts: MachinePinDoor): void {
  const slowly = { config: { rateLimit: { max: parts.perMinute, timeWindow: "1 minute" } } };
  app.post<{ Params: { id: string } }>("/api/machines/:id/pin", slowly, async (request, reply) => {
    const token = bearerOf(request);
    const actor = token === null ? null : parts.access.actorOf(token);
    if (actor === null) return sendResult(reply, denied("unauthorised"));
    const [id, body] = [deviceId.safeParse(request.params.id), pinRequest.safeParse(request.body)];
    if (!id.success || !body.success) return sendResult(reply, denied("malformed"));
    return sendResult(reply, await parts.pins.set(id.data, body.data.pin, actor));
  });
}
