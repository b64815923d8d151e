import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { findUnreadable } from "./capHeights.ts";
import type { ScreenKind } from "../pictures/studio.ts";

/** Rules that axe leaves off by default: 7:1, and targets that a finger hits. ux.md asks for them where it says. */
const rulesFor: { readonly [Kind in ScreenKind]: readonly string[] } = {
  kiosk: ["color-contrast-enhanced", "target-size"],
  board: ["color-contrast-enhanced", "target-size"],
  phone: ["color-contrast-enhanced", "target-size"],
  panel: ["target-size"],
  admin: ["target-size"],
  landing: ["target-size"],
  simulators: [],
};

/** Screens, inches: where the page was told nothing else, by how it stands. */
const usual = { upright: 21.5, lying: 15.6 };

/** What keeps somebody from using this page, in words; empty when nothing does. */
export async function findBarriers(page: Page, kind: ScreenKind): Promise<readonly string[]> {
  const enabled = Object.fromEntries(rulesFor[kind].map((rule) => [rule, { enabled: true }]));
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: enabled, resultTypes: ["violations"] })
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
  );
  if (kind === "board") return [...found, ...(await findUnreadable(page))];
  return kind === "kiosk" ? [...found, ...(await findMisplaced(page))] : found;
}

/**
 * What a finger would miss on the kiosk, and words that stand over an edge.
 * @param inches the diagonal of the screen; null: that of a usual one
 */
export async function findMisplaced(page: Page, inches: number | null = null): Promise<readonly string[]> {
  return [...(await findSmallTargets(page, inches)), ...(await findSpilt(page))];
}

/** Words that stand over the edge of their row or button. */
async function findSpilt(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    Array.from(document.querySelectorAll("button, .row")).flatMap((box) => {
      const { top, bottom, left, right } = box.getBoundingClientRect();
      return Array.from(box.querySelectorAll("*")).flatMap((part) => {
        const inner = part.getBoundingClientRect();
        const within =
          inner.top >= top - 1 &&
          inner.bottom <= bottom + 1 &&
          inner.left >= left - 1 &&
          inner.right <= right + 1;
        return within ? [] : [`over the edge: ${part.textContent ?? ""}`];
      });
    }),
  );
}

/** Targets of the kiosk that are smaller than 20 mm, or that lie outside of the screen. */
async function findSmallTargets(page: Page, inches: number | null): Promise<readonly string[]> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const diagonal = inches ?? (height > width ? usual.upright : usual.lying);
  const twentyMm = (20 * Math.hypot(width, height)) / (diagonal * 25.4);
  return await page.evaluate((least) => {
    return Array.from(document.querySelectorAll("button")).flatMap((button) => {
      const { width, height, left, right, top, bottom } = button.getBoundingClientRect();
      const name = `${button.dataset["name"] ?? ""} ${width.toFixed()}x${height.toFixed()}`;
      // Not offered on this screen.
      if (width === 0) return [];
      if (width < least || height < least) return [`smaller than 20 mm: ${name}`];
      return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
        ? [`out of view: ${name}`]
        : [];
    });
  }, twentyMm);
}
