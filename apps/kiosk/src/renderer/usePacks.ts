import { useEffect, useState } from "react";
import type { LanguagePack } from "@giliran/shared/i18n";
import type { KioskState } from "../core/index.ts";
import type { KioskBridge } from "../ipc/kioskTable.ts";
import type { Heard } from "./useBridge.ts";

const retryMs = 2_000;
const none: readonly LanguagePack[] = [];

/** The hall's own language packs, asked for when the kiosk's state names others; kept while the kiosk is gone. */
export function usePacks(bridge: KioskBridge, heard: Heard<KioskState>): readonly LanguagePack[] {
  const [packs, setPacks] = useState(none);
  const digest = heard?.packsDigest;
  useEffect(() => {
    if (digest === undefined || digest === null) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await bridge.calls.readPacks(null);
      if (over) return;
      if (answer.ok) setPacks(answer.value);
      else timer = setTimeout(() => void ask(), retryMs);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [bridge, digest]);
  return digest === null ? none : packs;
}
