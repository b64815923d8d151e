import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The hub serves index.html for any /display/<name>, and these files below /display/assets and /display/voice: no
// screen may be called so. Nothing is inlined, for the content security policy takes what comes from the hub alone.
export default defineConfig({
  base: "/display/",
  plugins: [react()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // zod tries to make functions from text, and a content security policy without 'unsafe-eval' reports each attempt.
    rolldownOptions: { output: { banner: "globalThis.__zod_globalConfig ??= { jitless: true };" } },
  },
});
