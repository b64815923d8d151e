export * from "./ConnectionBanner.tsx";
export * from "./contrast.ts";
export * from "./Dot.tsx";
export * from "./KeyCap.tsx";
export * from "./useHub.ts";
export * from "./usePageLanguage.ts";
