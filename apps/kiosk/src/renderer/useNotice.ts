import { useCallback, useEffect, useState } from "react";

/** What a touch could not show by itself. */
export type NoticeKey =
  | "kiosk.failedTryAgain"
  | "kiosk.paperCopyFailed"
  | "kiosk.personCalledMore"
  | "kiosk.personNotCalled"
  | "kiosk.scanLater";

const staysMs = 8_000;

/** A line that stands for a while; null: none. */
export function useNotice(): [NoticeKey | null, (key: NoticeKey) => void] {
  const [notice, setNotice] = useState<{ readonly key: NoticeKey } | null>(null);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => setNotice(null), staysMs);
    return () => clearTimeout(timer);
  }, [notice]);
  const say = useCallback((key: NoticeKey) => setNotice({ key }), []);
  return [notice?.key ?? null, say];
}
