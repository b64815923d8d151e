const lookEveryMs = 20;
const patienceMs = 20_000;

/** Waits for a condition. @throws Error that names it when it does not come true in 20 s */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
