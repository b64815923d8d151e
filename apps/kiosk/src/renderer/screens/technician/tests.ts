import type { TextKey, Texts } from "@giliran/shared/i18n";
import type { KioskBridge } from "../../../ipc/kioskTable.ts";
import { createSpeaker } from "../../guide/speaker.ts";

/** What a test found, in sentences. */
export type Found = readonly string[];

type Test = (bridge: KioskBridge, texts: Texts) => Promise<Found>;

/** Tests that answer once; the thermometer's goes on for a while and stands in the kiosk's state. */
export const tests = {
  print: async (bridge, texts) => {
    const answer = await bridge.calls.testPrint({ language: texts.pack.tag });
    if (answer.ok) return [texts.t("technician.printed")];
    const key = `health.${answer.error}` as TextKey;
    const why = answer.error.startsWith("printer_") ? [texts.t(key as "health.printer_error")] : [];
    return [texts.t("technician.notPrinted"), ...why];
  },
  scanner: async (bridge, texts) => {
    const answer = await bridge.calls.testScanner(null);
    if (answer.ok) return [];
    return [texts.t(answer.error === "not_found" ? "technician.scannerNone" : "technician.failed")];
  },
  sound: async (bridge, texts) => {
    const words = { text: texts.t("technician.soundSentence"), language: texts.pack.tag };
    const answer = await bridge.calls.speak(words);
    if (!answer.ok || answer.value === null) return [texts.t("technician.soundNone")];
    const wav = answer.value;
    createSpeaker(async () => await Promise.resolve(wav)).say([words]);
    return [texts.t("technician.soundPlayed")];
  },
  network: async (bridge, texts) => {
    const answer = await bridge.calls.testNetwork(null);
    if (!answer.ok) return [texts.t("technician.failed")];
    const { connected, roundTripMs, clockOffsetMs } = answer.value;
    const seconds = Math.round(Math.abs(clockOffsetMs) / 1000);
    return [
      roundTripMs === null
        ? texts.t("technician.networkSilent")
        : texts.t("technician.networkAnswer", { ms: texts.number(roundTripMs) }),
      texts.t(connected ? "technician.networkLinked" : "technician.networkCut"),
      seconds < 2
        ? texts.t("technician.clockSame")
        : texts.t("technician.clockOff", { seconds: texts.number(seconds) }),
    ];
  },
} as const satisfies Readonly<Record<string, Test>>;

export type TestName = keyof typeof tests;
