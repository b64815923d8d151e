const answerWithinMs = 8_000;

/** Asks the hub for its health, once; ms until the whole answer was there, null: none came. Never rejects. */
export async function roundTrip(hubUrl: string, ask: typeof fetch): Promise<number | null> {
  const begun = performance.now();
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const response = await ask(new URL("/health", hubUrl), { redirect: "error", signal });
    await response.text();
    return response.ok ? Math.round(performance.now() - begun) : null;
  } catch {
    return null;
  }
}
