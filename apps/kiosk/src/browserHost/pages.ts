import helmet from "@fastify/helmet";
import serveStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { pagePolicy, permissionsHeader } from "../pagePolicy.ts";
import type { OwnHost } from "./ownHost.ts";

/** Serves the built pages to this machine's browser, each answer with the policy of `pagePolicy`. */
export async function servePages(app: FastifyInstance, folder: string, own: OwnHost): Promise<void> {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", permissionsHeader);
    if (own.isHost(request.headers.host) && own.isOrigin(request.headers.origin)) return;
    await reply.code(403).type("text/plain").send("This address is not served here.");
  });
  await app.register(helmet, {
    // Plain http on loopback: nothing to upgrade.
    contentSecurityPolicy: { useDefaults: false, directives: { ...pagePolicy } },
    strictTransportSecurity: false,
  });
  await app.register(serveStatic, {
    root: folder,
    index: false,
    // The build lays compressed twins beside the large files.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const lasting = path.includes("/assets/");
      reply.header("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.get("/", (_request, reply) => reply.sendFile("host.html"));
  app.get("/simulators", (_request, reply) => reply.sendFile("simulators.html"));
}
