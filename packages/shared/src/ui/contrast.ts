/** Red, green and blue, 0 to 255 each. */
type Rgb = readonly [number, number, number];

/** Text on an agency's colour, and the colour itself, darker or lighter where no text would be readable on it. */
export interface BadgeColours {
  readonly background: string;
  readonly text: string;
}

const ink = "#13202e";
const paper = "#faf7f1";
const fallback = "#44525f";

function parse(colour: string): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) return null;
  const value = Number.parseInt(digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function write(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance by WCAG 2.2: 0 is black, 1 is white. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of two "#rrggbb" by WCAG 2.2, 1 to 21; 1 where one is not a colour. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  if (a === null || b === null) return 1;
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/**
 * What to paint a badge of this agency with.
 * @param colour "#rrggbb"; anything else is taken as a plain grey
 * @param ratio the contrast to reach: 7 on public screens, 4.5 on staff screens (ux.md)
 * @returns the colour as it is where ink or paper is readable on it, else moved just as far as it takes
 */
export function badgeColours(colour: string, ratio: 4.5 | 7): BadgeColours {
  const start = parse(colour) ?? parse(fallback) ?? [0, 0, 0];
  const text = contrastRatio(write(start), paper) >= contrastRatio(write(start), ink) ? paper : ink;
  const towards: Rgb = text === paper ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; step < 50; step += 1) {
    const background = write(mix(start, towards, step / 50));
    if (contrastRatio(background, text) >= ratio) return { background, text };
  }
  return { background: write(towards), text };
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return [part(0), part(1), part(2)];
}
