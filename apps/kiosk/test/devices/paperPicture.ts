import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

const { resolve } = createRequire(import.meta.url);
const font = (weight: string): Uint8Array =>
  readFileSync(resolve(`@expo-google-fonts/noto-sans-mono/${weight}/NotoSansMono_${weight}.ttf`));

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each dot. */
  readonly pixels: Uint8ClampedArray;
  readonly png: Uint8Array;
}

let started: Promise<void> | null = null;

async function start(): Promise<void> {
  try {
    await initWasm(readFileSync(resolve("@resvg/resvg-wasm/index_bg.wasm")));
  } catch (error) {
    // The driver under test has started it already.
    if (!(error instanceof Error) || !error.message.startsWith("Already initialized")) throw error;
  }
}

/** What a camera would see of a picture of paper: the same on every machine, with a typeface of the test's own. */
export async function photographed(svg: string): Promise<Picture> {
  await (started ??= start());
  const image = new Resvg(svg, {
    font: { fontBuffers: [font("400Regular"), font("700Bold")], monospaceFamily: "Noto Sans Mono" },
  });
  const rendered = image.render();
  const { width, height } = rendered;
  return { width, height, pixels: Uint8ClampedArray.from(rendered.pixels), png: rendered.asPng() };
}
