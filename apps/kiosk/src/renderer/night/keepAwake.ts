/**
 * Keeps the panel from going to sleep for as long as the page is seen. Behind a browser nothing else does; Electron's
 * shell does it by itself and refuses the page's wish, as it refuses all.
 */
export function keepAwake(page: Document): void {
  const ask = async (): Promise<void> => {
    if (page.visibilityState !== "visible") return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => void ask(), { once: true });
    } catch {
      // Refused, or not known here: the machine's own settings hold.
    }
  };
  page.addEventListener("visibilitychange", () => void ask());
  void ask();
}
