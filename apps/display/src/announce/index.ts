// The pure part of the voice, for the generator of its clips as well.
export * from "./clipNames.ts";
export * from "./phrases.ts";
