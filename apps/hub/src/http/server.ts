import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { RequestListener } from "node:http";
import type { Server as HttpsServer } from "node:https";
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import type { Registry } from "prom-client";
import type { Log } from "../app/ports.ts";
import { type ApiParts, registerApi } from "./api.ts";
import { registerAuthorities } from "./authorities.ts";
import { refuse } from "./bearer.ts";
import { type LandingParts, registerLanding } from "./landing.ts";
import { type PageFolders, registerPages, registerPublicPages } from "./pages.ts";
import type { OwnVoice } from "../readVoice.ts";
import { registerTicket } from "./ticket.ts";
import { registerTv, type TvParts } from "./tvBoard.ts";
import { type MachinePinDoor, registerMachinePin } from "./machinePin.ts";
import { type PairingDoor, registerPairing } from "./pairing.ts";

/** What every door of the hub has. */
export interface DoorParts {
  readonly guard: (headers: { host: string | undefined; origin: string | undefined }) => boolean;
  readonly log: Log;
  /** Told why a request failed, before it is answered. */
  readonly failed: (error: unknown) => void;
  /** Makes the server of this door over TLS; null: plain http. */
  readonly secure: ((handler: RequestListener) => HttpsServer) | null;
}

export interface ServerParts extends DoorParts {
  /** Certificates of all who may sign for this hub, PEM; null: plain http. */
  readonly authorities: (() => string) | null;
  readonly api: ApiParts;
  readonly pairing: PairingDoor;
  readonly machinePin: MachinePinDoor;
  readonly tv: TvParts;
  readonly landing: LandingParts;
  readonly pages: PageFolders;
  /** Recordings of the hall's own; null: the bundled voice alone. */
  readonly ownVoice: OwnVoice | null;
  readonly metrics: () => Registry;
  /** Null when the hub can serve; else why it cannot yet. */
  readonly notReady: () => "starting" | "stopping" | null;
  readonly version: string;
}

/** Pages talk to their own origin alone; no inline script, no inline style. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** The door of staff and machines: pages, doors, reads, health. Errors are closed and generic; the log has the details. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = await createDoor(parts);
  app.get("/health", () => ({ status: "up", version: parts.version }));
  app.get("/ready", (_request, reply) => {
    const reason = parts.notReady();
    return reply.code(reason === null ? 200 : 503).send({ ready: reason === null, reason });
  });
  app.get("/metrics", async (_request, reply) => {
    const registry = parts.metrics();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  if (parts.authorities !== null) registerAuthorities(app, parts.authorities);
  registerApi(app, parts.api);
  registerPairing(app, parts.pairing);
  registerMachinePin(app, parts.machinePin);
  registerLanding(app, parts.landing);
  await registerPages(app, parts.pages, parts.ownVoice);
  registerTv(app, parts.pages.web, parts.tv);
  return app;
}

/** The door of the public: the page of one ticket, boards for old televisions, and nothing of staff and machines. */
export async function createPublicServer(
  parts: DoorParts & {
    readonly pages: PageFolders;
    readonly visitorView: ApiParts["visitorView"];
    readonly tv: TvParts;
  },
): Promise<FastifyInstance> {
  const app = await createDoor(parts);
  registerTicket(app, parts.visitorView);
  await registerPublicPages(app, parts.pages);
  registerTv(app, parts.pages.web, parts.tv);
  return app;
}

async function createDoor(parts: DoorParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    ...(parts.secure !== null && { serverFactory: parts.secure }),
  });
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "same-origin" },
  });
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => ({ statusCode: 429 }) });
  // A landing form posts nothing but its button.
  app.addContentTypeParser("application/x-www-form-urlencoded", (_request, payload, done) => {
    payload.resume();
    payload.on("end", () => done(null, null));
  });

  app.addHook("onRequest", async (request, reply) => {
    const { host, origin } = request.headers;
    // Browsers send no Origin, or their own, when they follow a link; others' origins are refused where they write.
    const foreign = !parts.guard({ host, origin: request.method === "GET" ? undefined : origin });
    if (foreign) await refuse(reply, "forbidden");
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, "not_found"));
  app.setErrorHandler((error: FastifyError, request, reply) => onError(error, request, reply, parts));
  return app;
}

function onError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  { log, failed }: DoorParts,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status === 429) return refuse(reply, "rate_limited");
  if (status === 413) return refuse(reply, "too_large");
  if (status < 500) return refuse(reply, "malformed");
  failed(error);
  log.error({ error, route: request.routeOptions.url }, "a request failed");
  return refuse(reply, "internal");
}
