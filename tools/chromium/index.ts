export { findChromium } from "./findChromium.ts";
export { launchChromium, type LaunchOptions } from "./launchChromium.ts";
