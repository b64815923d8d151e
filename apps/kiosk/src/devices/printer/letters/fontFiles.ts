import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** One typeface in two weights, as bytes of a TTF, OTF or TTC. */
export interface Typeface {
  readonly regular: Uint8Array;
  /** The regular one again where there is no other. */
  readonly bold: Uint8Array;
}

/** Typefaces that come with the program: of this country's own scripts, and of Arabic. SIL Open Font License 1.1. */
const bundled = [
  "noto-sans-javanese/{}/NotoSansJavanese_{}.ttf",
  "noto-sans-arabic/{}/NotoSansArabic_{}.ttf",
];

/**
 * Where systems keep typefaces of the scripts that are too large, or too rare here, to be brought along: the first that
 * is there of each row is taken. Debian: fonts-noto-core, fonts-noto-cjk, fonts-droid-fallback, fonts-dejavu-core.
 */
const ofTheMachine = [
  ["/usr/share/fonts/truetype/noto/NotoSansBalinese-Regular.ttf"],
  ["/usr/share/fonts/truetype/noto/NotoSansSundanese-Regular.ttf"],
  ["/usr/share/fonts/truetype/noto/NotoSansBuginese-Regular.ttf"],
  ["/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf", "C:/Windows/Fonts/Nirmala.ttf"],
  ["/usr/share/fonts/truetype/noto/NotoSansTamil-Regular.ttf", "C:/Windows/Fonts/Nirmala.ttf"],
  ["/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf", "C:/Windows/Fonts/LeelawUI.ttf"],
  [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "C:/Windows/Fonts/msyh.ttc",
  ],
  ["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "C:/Windows/Fonts/segoeui.ttf"],
] as const;

/**
 * The typefaces that text is drawn with, the most fitting first.
 * @param further files that the kiosk's configuration names; one that cannot be read is left out
 */
export function readTypefaces(further: readonly string[]): readonly Typeface[] {
  const named = further.flatMap((file) => readOne(file));
  const machine = ofTheMachine.flatMap((row) => readOne(row.find((file) => existsSync(file)) ?? null));
  return [...named, ...bundled.flatMap((form) => readBundled(form)), ...machine];
}

function readBundled(form: string): Typeface[] {
  const { resolve } = createRequire(import.meta.url);
  const file = (weight: string): string => resolve(`@expo-google-fonts/${form.replaceAll("{}", weight)}`);
  try {
    return [{ regular: readFileSync(file("400Regular")), bold: readFileSync(file("700Bold")) }];
  } catch {
    return [];
  }
}

function readOne(file: string | null): Typeface[] {
  if (file === null) return [];
  try {
    const regular = readFileSync(file);
    return [{ regular, bold: regular }];
  } catch {
    return [];
  }
}
