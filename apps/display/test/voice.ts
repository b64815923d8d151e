// The voice of a page without its browser: for tests that cut its line.
export * from "../src/announce/clipPlayer.ts";
export * from "../src/voice/createVoice.ts";
export * from "../src/voice/voiceMemory.ts";
