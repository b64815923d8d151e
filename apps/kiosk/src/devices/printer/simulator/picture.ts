import { encode } from "uqr";
import type { PrintedItem, PrintedRun, PrintedSlip } from "./printedSlip.ts";
import type { PrintedAlign } from "./tokens.ts";

/** Font A and the line spacing at 203 dots per inch; one dot is one unit of the picture. */
const cell = { width: 12, height: 24, leading: 6 } as const;
const margin = 24;
const ink = "#1c1c1c";

/** The slip as an SVG picture: a strip of paper with the text in its sizes and the QR code in its modules. */
export function slipPicture(slip: PrintedSlip): string {
  const paperWidth = slip.columns * cell.width;
  const parts: string[] = [];
  let y = margin;
  for (const item of slip.items) {
    const drawn = draw(item, paperWidth, y);
    parts.push(drawn.svg);
    y += drawn.height;
  }
  const width = paperWidth + 2 * margin;
  const height = y + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}"`,
    ` width="${String(width)}" height="${String(height)}">`,
    `<path fill="#fffefb" d="${outline(width, height, slip.ended)}"/>`,
    `<g fill="${ink}" font-family="'DejaVu Sans Mono','Liberation Mono',monospace" font-size="20">`,
    ...parts,
    "</g></svg>",
  ].join("");
}

interface Drawn {
  readonly svg: string;
  readonly height: number;
}

function draw(item: PrintedItem, paperWidth: number, y: number): Drawn {
  switch (item.kind) {
    case "line":
      return drawLine(item.runs, item.align, paperWidth, y);
    case "dots":
      return drawDots(item, y);
    case "qr":
      return drawQr(item, paperWidth, y);
    default:
      return item satisfies never;
  }
}

function drawLine(runs: readonly PrintedRun[], align: PrintedAlign, paperWidth: number, y: number): Drawn {
  const tallest = Math.max(1, ...runs.map((run) => (run.text.trim() === "" ? 1 : run.height)));
  const width = runs.reduce((sum, run) => sum + runWidth(run), 0);
  const baseline = y + tallest * cell.height - tallest * 5;
  let x = margin + indent(align, paperWidth, width);
  let svg = "";
  for (const run of runs) {
    svg += drawRun(run, x, baseline);
    x += runWidth(run);
  }
  return { svg, height: tallest * cell.height + cell.leading };
}

function drawRun(run: PrintedRun, x: number, baseline: number): string {
  const lead = run.text.length - run.text.trimStart().length;
  const text = run.text.trim();
  if (text === "") return "";
  const start = x + lead * run.width * cell.width;
  return [
    `<text transform="translate(${String(start)} ${String(baseline)}) scale(${String(run.width)} ${String(run.height)})"`,
    ` textLength="${String(text.length * cell.width)}" lengthAdjust="spacingAndGlyphs"`,
    ` xml:space="preserve"${run.bold ? ' font-weight="700"' : ""}>${escapeText(text)}</text>`,
  ].join("");
}

function drawQr(item: Extract<PrintedItem, { kind: "qr" }>, paperWidth: number, y: number): Drawn {
  const code = encode(item.data, { ecc: item.level, border: 0, boostEcc: false });
  const size = code.size * item.cell;
  const left = margin + indent(item.align, paperWidth, size);
  const modules = code.data.flatMap((row, rowIndex) =>
    row.flatMap((dark, column) => (dark ? [`M${String(column)} ${String(rowIndex)}h1v1h-1z`] : [])),
  );
  const place = `translate(${String(left)} ${String(y + cell.leading)}) scale(${String(item.cell)})`;
  return {
    svg: `<path class="qr" shape-rendering="crispEdges" transform="${place}" d="${modules.join("")}"/>`,
    height: size + 2 * cell.leading,
  };
}

/** Each run of black dots of a row is one stroke. */
function drawDots({ bytes, dots }: Extract<PrintedItem, { kind: "dots" }>, y: number): Drawn {
  const rows = Math.ceil(dots.length / bytes);
  const strokes: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    let begun = -1;
    for (let column = 0; column <= bytes * 8; column += 1) {
      const black = column < bytes * 8 && isBlack(dots[row * bytes + (column >> 3)] ?? 0, column & 7);
      if (black && begun < 0) begun = column;
      if (black || begun < 0) continue;
      strokes.push(
        `M${String(begun)} ${String(row)}h${String(column - begun)}v1h-${String(column - begun)}z`,
      );
      begun = -1;
    }
  }
  const place = `translate(${String(margin)} ${String(y)})`;
  return {
    svg: `<path class="dots" shape-rendering="crispEdges" transform="${place}" d="${strokes.join("")}"/>`,
    height: rows,
  };
}

function isBlack(byte: number, bit: number): boolean {
  return ((byte >> (7 - bit)) & 1) === 1;
}

function runWidth(run: PrintedRun): number {
  return run.text.length * run.width * cell.width;
}

function indent(align: PrintedAlign, paperWidth: number, width: number): number {
  const room = Math.max(0, paperWidth - width);
  const share = { left: 0, center: 0.5, right: 1 } as const satisfies Record<PrintedAlign, number>;
  return Math.round(room * share[align]);
}

/** A cut slip ends straight, a torn one ragged. */
function outline(width: number, height: number, ended: PrintedSlip["ended"]): string {
  if (ended === "cut") return `M0 0H${String(width)}V${String(height)}H0Z`;
  const teeth: string[] = [];
  for (let x = width; x > 0; x -= 16) {
    teeth.push(
      `L${String(Math.max(0, x - 8))} ${String(height - 10)}L${String(Math.max(0, x - 16))} ${String(height)}`,
    );
  }
  return `M0 0H${String(width)}V${String(height)}${teeth.join("")}Z`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

function escapeText(text: string): string {
  return text.replaceAll(/[&<>]/gu, (sign) => escapes.get(sign) ?? sign);
}
