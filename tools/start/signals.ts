/**
 * Resolves at the first signal to end. Later ones change nothing: Ctrl+C reaches a program twice, from the terminal
 * and from npm.
 */
export async function untilSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}
