import type { OwnVoice } from "../readVoice.ts";
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

export interface PageFolders {
  readonly web: string;
  readonly display: string;
}

const webPages = {
  "/": "index.html",
  "/panel": "counter/index.html",
  "/admin": "admin/index.html",
  "/guard": "guard/index.html",
  "/t": "ticket/index.html",
};

/** The built pages, compressed by the build. File names of assets bear their hash, so they may be kept for ever; pages are asked for each time. */
export async function registerPages(
  app: FastifyInstance,
  folders: PageFolders,
  ownVoice: OwnVoice | null,
): Promise<void> {
  await registerAssets(app, folders.web);
  for (const [path, name] of Object.entries(webPages))
    app.get(path, (_request, reply) => page(reply, name, folders.web));
  app.get("/display/assets/*", (request, reply) =>
    reply.sendFile(`assets/${restOf(request.params)}`, folders.display, kept),
  );
  if (ownVoice !== null) registerOwnVoice(app, ownVoice);
  app.get("/display/voice/*", (request, reply) =>
    reply.sendFile(`voice/${restOf(request.params)}`, folders.display, { maxAge: "1h" }),
  );
  app.get("/display", (_request, reply) => page(reply, "index.html", folders.display));
  app.get("/display/:name", (_request, reply) => page(reply, "index.html", folders.display));
}

/** The list with the hall's own recordings in it, and these; all others are the bundled ones. */
function registerOwnVoice(app: FastifyInstance, { manifest, files, folder }: OwnVoice): void {
  app.get("/display/voice/manifest.json", (_request, reply) =>
    reply.header("cache-control", "no-cache").send(manifest),
  );
  app.get("/display/voice/own/*", (request, reply) => {
    const file = restOf(request.params);
    return files.has(file) ? reply.sendFile(file, folder, { maxAge: "1h" }) : reply.callNotFound();
  });
}

/** What visitors see on their phones, and nothing else. */
export async function registerPublicPages(app: FastifyInstance, { web }: PageFolders): Promise<void> {
  await registerAssets(app, web);
  app.get("/t", (_request, reply) => page(reply, webPages["/t"], web));
}

const kept = { maxAge: "365d", immutable: true } as const;

async function registerAssets(app: FastifyInstance, root: string): Promise<void> {
  const files = { serve: false, index: false, dotfiles: "deny", preCompressed: true } as const;
  await app.register(fastifyStatic, { ...files, root });
  app.get("/assets/*", (request, reply) => reply.sendFile(`assets/${restOf(request.params)}`, root, kept));
}

function page(reply: FastifyReply, name: string, root: string): FastifyReply {
  return existsSync(join(root, name))
    ? reply.header("cache-control", "no-cache").sendFile(name, root, { cacheControl: false })
    : reply.code(503).type("text/plain").send("This page is not built yet: run npm run build.");
}

function restOf(params: unknown): string {
  if (typeof params !== "object" || params === null || !("*" in params)) return "";
  return String(params["*"]);
}
