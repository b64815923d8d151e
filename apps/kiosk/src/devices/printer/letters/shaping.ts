import bidiFactory from "bidi-js";
import type * as HarfBuzzLibrary from "harfbuzzjs";
import type { Font } from "harfbuzzjs";
import type { Typeface } from "./fontFiles.ts";

type HarfBuzz = typeof HarfBuzzLibrary;

/** A glyph's outline as an SVG path in font units (y upwards), and where it stands, in units of the line's em. */
export interface PlacedGlyph {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  /** Font unit to em. */
  readonly scale: number;
}

export interface ShapedLine {
  readonly glyphs: readonly PlacedGlyph[];
  /** Em. */
  readonly width: number;
}

export interface Shaper {
  /** Whether some typeface has every sign of this text. */
  readonly has: (text: string) => boolean;
  /** One line in the order in which it is read by the eye. */
  readonly shape: (text: string, bold: boolean) => ShapedLine;
}

interface Cut {
  readonly font: Font;
  readonly upem: number;
}

interface Run {
  text: string;
  readonly face: number;
  /** Of the Unicode bidirectional algorithm; odd: from right to left. */
  readonly level: number;
}

/** Signs that stand alone or with letters of any script. */
const joiner = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;
const invisible = /^\p{Default_Ignorable_Code_Point}$/u;

/** Shapes text with HarfBuzz: joined, stacked and reordered as its script wants it, right to left where it is so. */
export function createShaper(hb: HarfBuzz, typefaces: readonly Typeface[]): Shaper {
  const bidi = bidiFactory();
  const cut = (bytes: Uint8Array): Cut => {
    const face = new hb.Face(new hb.Blob(bytes));
    return { font: new hb.Font(face), upem: face.upem };
  };
  const faces = typefaces.map(({ regular, bold }) => ({ regular: cut(regular), bold: cut(bold) }));

  /** The first typeface with the whole cluster; the one before it where that has it too. -1: none. */
  function faceOf(cluster: string, before: number): number {
    const signs = Array.from(cluster).filter((sign) => !invisible.test(sign));
    const complete = (face: number): boolean =>
      signs.every((sign) => faces[face]?.regular.font.nominalGlyph(sign.codePointAt(0) ?? 0) !== undefined);
    if (before >= 0 && joiner.test(cluster) && complete(before)) return before;
    return faces.findIndex((_, face) => complete(face));
  }

  function runsOf(text: string): Run[] {
    const { levels } = bidi.getEmbeddingLevels(text);
    const runs: Run[] = [];
    for (const { segment, index } of new Intl.Segmenter().segment(text)) {
      const last = runs.at(-1);
      const face = Math.max(0, faceOf(segment, last?.face ?? -1));
      const level = levels[index] ?? 0;
      if (last !== undefined && last.face === face && last.level === level) last.text += segment;
      else runs.push({ text: segment, face, level });
    }
    return runs;
  }

  function shapeRun(run: Run, bold: boolean, from: number): ShapedLine {
    const face = faces[run.face];
    if (face === undefined) return { glyphs: [], width: 0 };
    const { font, upem } = bold ? face.bold : face.regular;
    const buffer = new hb.Buffer();
    buffer.addText(run.text);
    buffer.guessSegmentProperties();
    buffer.setDirection(run.level % 2 === 1 ? hb.Direction.RTL : hb.Direction.LTR);
    hb.shape(font, buffer);
    const places = buffer.getGlyphPositions();
    let at = 0;
    const glyphs = buffer.getGlyphInfos().map(({ codepoint }, i) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = places[i] ?? {};
      const glyph = { path: font.glyphToPath(codepoint), x: from + (at + xOffset) / upem, y: yOffset / upem };
      at += xAdvance;
      return { ...glyph, scale: 1 / upem };
    });
    return { glyphs, width: at / upem };
  }

  return {
    has: (text) =>
      Array.from(new Intl.Segmenter().segment(text)).every(({ segment }) => faceOf(segment, -1) >= 0),
    shape: (text, bold) => {
      let width = 0;
      const glyphs: PlacedGlyph[] = [];
      for (const run of inOrderOfTheEye(runsOf(text))) {
        const shaped = shapeRun(run, bold, width);
        glyphs.push(...shaped.glyphs);
        width += shaped.width;
      }
      return { glyphs, width };
    },
  };
}

/** Rule L2 of the Unicode bidirectional algorithm, over whole runs: from the highest level down, each stretch turns round. */
function inOrderOfTheEye(runs: readonly Run[]): readonly Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to += 1;
      if (to === from) continue;
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  }
  return ordered;
}
