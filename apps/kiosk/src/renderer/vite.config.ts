import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const bridges = join(import.meta.dirname, "..", "browserHost", "bridge");

// Both shells of the kiosk serve these pages from the root of an origin of its own. index.html is Electron's, where a
// preload makes window.kiosk; host.html and simulators.html bring the browser host's bridge with them.
export default defineConfig({
  base: "/",
  plugins: [react()],
  // Nothing is inlined: the pages' policy takes what comes from their host alone.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // host.html's bridge must run before the page that it shares with index.html.
    rolldownOptions: { output: { strictExecutionOrder: true } },
  },
  resolve: {
    alias: {
      "kiosk-bridge": join(bridges, "kioskBridge.ts"),
      "simulator-bridge": join(bridges, "simulatorBridge.ts"),
    },
  },
});
