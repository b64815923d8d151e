import type { Locator, Page } from "playwright-core";

/** What a finger can reach on the kiosk, by the name of the target. */
export function target(kiosk: Page, name: string): Locator {
  return kiosk.locator(`[data-name="${name}"]`);
}

/** A touch; waits until the screen has settled and listens again. */
export async function touch(kiosk: Page, name: string): Promise<void> {
  await target(kiosk, name).tap();
}

/** Waits for this screen of the kiosk, by the name that `shown.ts` gives it. */
export async function screenShown(kiosk: Page, name: string): Promise<void> {
  await kiosk.locator(`.frame[data-shown="${name}"]`).waitFor();
}

/** Two touches, and the number that stands on the screen. */
export async function takeNumber(kiosk: Page, agency: string, service: string): Promise<string> {
  await touch(kiosk, `agency-${agency}`);
  await touch(kiosk, `service-${service}`);
  return await numberShown(kiosk);
}

/** The number on the ticket screen. */
export async function numberShown(kiosk: Page): Promise<string> {
  return (await kiosk.locator(".ticket-label").textContent()) ?? "";
}

/** Waits until the paper's fate is known. */
export async function paperIs(
  kiosk: Page,
  paper: "printed" | "failed" | "unknown" | "declined",
): Promise<void> {
  await kiosk.locator(`.ticket[data-paper="${paper}"]`).waitFor();
}

/** A button of the simulators' page; waits until the device has it. */
export async function press(simulators: Page, name: string): Promise<void> {
  const button = simulators.locator(`[data-name="${name}"]`);
  const before = await button.getAttribute("aria-pressed");
  await button.click();
  if (name === "all-well") return;
  await simulators
    .locator(`[data-name="${name}"][aria-pressed="${before === "true" ? "false" : "true"}"]`)
    .waitFor();
}
