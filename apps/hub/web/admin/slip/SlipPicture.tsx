import type { Bitmap } from "@giliran/shared/domain";
import { type Align, fontA, type SlipLine, type TextLine } from "@giliran/shared/slip";
import { encode } from "uqr";

const spacing = 6;
const margin = 16;

export interface SlipPictureProps {
  readonly lines: readonly SlipLine[];
  /** Characters of font A in a line. */
  readonly columns: number;
  /** Dots of one module of the QR code. */
  readonly qrCell: number;
  readonly label: string;
}

/** The very lines that a printer gets, drawn dot for dot as it would set them. */
export function SlipPicture({ lines, columns, qrCell, label }: SlipPictureProps): React.ReactNode {
  const room = columns * fontA.width;
  const drawn: React.ReactNode[] = [];
  let y = margin;
  for (const line of lines) {
    const { height, node } = draw(line, room, qrCell);
    drawn.push(
      <g key={y} transform={`translate(${String(margin)} ${String(y)})`}>
        {node}
      </g>,
    );
    y += height;
  }
  const [width, height] = [room + 2 * margin, y + margin];
  return (
    <svg
      className="slip-picture"
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      style={{ inlineSize: `${String(width / 1.6)}px` }}
      role="img"
      aria-label={label}
    >
      {drawn}
    </svg>
  );
}

interface Drawn {
  readonly height: number;
  readonly node: React.ReactNode;
}

function draw(line: SlipLine, room: number, qrCell: number): Drawn {
  switch (line.kind) {
    case "text":
      return { height: line.height * fontA.height + spacing, node: <Words line={line} room={room} /> };
    case "rule":
      return {
        height: fontA.height + spacing,
        node: <line x1={0} x2={room} y1={14} y2={14} strokeDasharray="8 4" />,
      };
    case "feed":
      return { height: line.lines * (fontA.height + spacing), node: null };
    case "picture": {
      const left = indent(line.align, room, line.picture.width);
      const place = `translate(${String(left)} 0)`;
      return { height: line.picture.height, node: <path transform={place} d={strokes(line.picture)} /> };
    }
    case "qr": {
      const { data, size } = encode(line.data, { ecc: "M", border: 0 });
      const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
      const left = indent("center", room, size * qrCell);
      const place = `translate(${String(left)} ${String(spacing)}) scale(${String(qrCell)})`;
      return {
        height: size * qrCell + 2 * spacing,
        node: <path transform={place} d={dark.join("")} shapeRendering="crispEdges" />,
      };
    }
    default:
      return line satisfies never;
  }
}

function Words({ line, room }: { readonly line: TextLine; readonly room: number }): React.ReactNode {
  const lead = line.text.length - line.text.trimStart().length;
  const text = line.text.trim();
  const cell = line.width * fontA.width;
  const left = indent(line.align, room, line.text.length * cell) + lead * cell;
  const base = line.height * (fontA.height - 5);
  return (
    <text
      transform={`translate(${String(left)} ${String(base)}) scale(${String(line.width)} ${String(line.height)})`}
      textLength={text.length * fontA.width}
      lengthAdjust="spacingAndGlyphs"
      fontWeight={line.bold ? 700 : 400}
    >
      {text}
    </text>
  );
}

function indent(align: Align, room: number, width: number): number {
  return align === "center" ? Math.max(0, Math.floor((room - width) / 2)) : 0;
}

/** Each run of black dots of a row is one stroke. */
function strokes({ width, height, bits }: Bitmap): string {
  const bytes = Uint8Array.from(atob(bits), (sign) => sign.codePointAt(0) ?? 0);
  const rowBytes = Math.ceil(width / 8);
  const parts: string[] = [];
  for (let y = 0; y < height; y += 1) {
    let begun = -1;
    for (let x = 0; x <= width; x += 1) {
      const black = x < width && ((bytes[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
      if (black && begun < 0) begun = x;
      if (black || begun < 0) continue;
      parts.push(`M${begun} ${y}h${x - begun}v1h-${x - begun}z`);
      begun = -1;
    }
  }
  return parts.join("");
}
