import { useLayoutEffect } from "react";

/** Diagonals where none was set, inches. */
const usual = { upright: 21.5, lying: 15.6 } as const;
const mmOfInch = 25.4;

/**
 * CSS pixels that are 1 mm on a screen which the page fills, however many dots the panel has.
 * @param inches its diagonal; null: what is usual for how it stands
 */
export function pixelsOfMm(inches: number | null, width: number, height: number): number {
  const diagonal = inches ?? (height > width ? usual.upright : usual.lying);
  return Math.hypot(width, height) / (diagonal * mmOfInch);
}

/** Where 20 mm are more than this many rem, letters to type do not fit (frame.css). */
const denseRem = 6.5;

/**
 * Tells the style sheets how long 1 mm is (`--mm`), and whether the panel is small with many dots, again whenever the page
 * changes its size.
 */
export function useMillimetre(inches: number | null): void {
  useLayoutEffect(() => {
    const tell = (): void => {
      const pixels = pixelsOfMm(inches, innerWidth, innerHeight);
      const root = document.documentElement;
      root.style.setProperty("--mm", `${pixels.toFixed(4)}px`);
      const rem = Number.parseFloat(getComputedStyle(root).fontSize);
      root.dataset["dense"] = String(20 * pixels > denseRem * rem);
    };
    tell();
    addEventListener("resize", tell);
    return () => removeEventListener("resize", tell);
  }, [inches]);
}
