import { join } from "node:path";
import { createServer, type InlineConfig, type Plugin, type ViteDevServer } from "vite";

/** Where everything listens while one works on it; all on loopback. */
export interface DevPorts {
  readonly hub: number;
  readonly kiosk: number;
  /** The address for people: the hub's pages, and through it the call screen's. */
  readonly front: number;
  readonly kioskPages: number;
  readonly display: number;
}

/** The ports that follow from the hub's. */
export function portsFrom(hub: number): DevPorts {
  return { hub, kiosk: hub + 1, front: hub + 2, kioskPages: hub + 3, display: hub + 4 };
}

/** Origin of a port of this machine. */
export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Paths under which the hub and the kiosk's host give a page another name than its file. */
const hubPages = {
  "/panel": "/counter/index.html",
  "/admin": "/admin/index.html",
  "/t": "/ticket/index.html",
};
const kioskPages = { "/": "/host.html", "/simulators": "/simulators.html" };

/**
 * Serves the sources of all pages with hot reload, and hands on to hub and kiosk what is not a page.
 * @param root the repository
 * @throws Error with one sentence when a port is taken
 */
export async function startPageServers(root: string, ports: DevPorts): Promise<readonly ViteDevServer[]> {
  const hub = { target: originOf(ports.hub), changeOrigin: true };
  const started: ViteDevServer[] = [];
  const pages = [
    pageServer(join(root, "apps/display"), ports.display, {}, {}),
    pageServer(join(root, "apps/hub/web"), ports.front, hubPages, {
      "^/(api|sample|health|ready|metrics)(/|$)": hub,
      "/socket.io": { ...hub, ws: true },
      "/display/": { target: originOf(ports.display), ws: true },
    }),
    pageServer(join(root, "apps/kiosk/src/renderer"), ports.kioskPages, kioskPages, {
      "/socket.io": { target: originOf(ports.kiosk), changeOrigin: true, ws: true },
    }),
  ];
  for (const config of pages) {
    const server = await createServer(config);
    started.push(server);
    await server.listen();
  }
  return started;
}

type Proxy = NonNullable<NonNullable<InlineConfig["server"]>["proxy"]>;

function pageServer(
  root: string,
  port: number,
  names: Readonly<Record<string, string>>,
  proxy: Proxy,
): InlineConfig {
  return {
    root,
    mode: "development",
    logLevel: "warn",
    clearScreen: false,
    plugins: [pageNames(names)],
    server: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      // A page that came through the front asks its own server for news, not the front.
      hmr: { host: "127.0.0.1", clientPort: port },
      proxy,
    },
  };
}

/**
 * Leads from the names that people know to the files. By a redirect: in a page under another name its own relative
 * addresses would lead astray. The fragment, which may hold a one-time code, goes along in the browser.
 */
function pageNames(names: Readonly<Record<string, string>>): Plugin {
  return {
    name: "giliran:page-names",
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const file = fileOf(request.url ?? "/", names);
        if (file === null) next();
        else response.writeHead(302, { location: file }).end();
      });
    },
  };
}

/** Where the address leads when its path is one of the names, with its query; else null. */
export function fileOf(url: string, names: Readonly<Record<string, string>>): string | null {
  const [path = "/", query] = url.split("?", 2);
  const file = Object.hasOwn(names, path) ? names[path] : undefined;
  if (file === undefined) return null;
  return query === undefined ? file : `${file}?${query}`;
}
