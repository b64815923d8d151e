import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The hub serves these pages from its root; each folder is a page of its own. Nothing is inlined into them, for the
// content security policy takes what comes from the hub alone.
export default defineConfig({
  base: "/",
  appType: "mpa",
  plugins: [react()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Zod tries once whether it may compile code; the policy forbids it, and the browser would report the attempt.
    rolldownOptions: { output: { banner: "globalThis.__zod_globalConfig ??= { jitless: true };" } },
  },
});
