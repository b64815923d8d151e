import { decodePage } from "./codePages.ts";
import type { PrintedItem, PrintedRun, PrintedSlip } from "./printedSlip.ts";
import type { PrintedAlign, QrLevel, QrStep, Token } from "./tokens.ts";

interface Look {
  page: number;
  bold: boolean;
  align: PrintedAlign;
  width: number;
  height: number;
  qrCell: number;
  qrLevel: QrLevel;
  qrData: string;
}

const initialLook: Readonly<Look> = {
  page: 0,
  bold: false,
  align: "left",
  width: 1,
  height: 1,
  qrCell: 3,
  qrLevel: "L",
  qrData: "",
};

/** What a token did to the paper. */
export type PaperStep = "nothing" | "moved" | "cut";

/** The print head and the paper below it: tokens become lines, lines become slips. */
export class Paper {
  readonly #columns: number;
  #look: Look = { ...initialLook };
  #runs: PrintedRun[] = [];
  #items: PrintedItem[] = [];
  #nextId = 1;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** Printed, but not yet cut off. */
  hangsOut(): boolean {
    return this.#items.some((item) => item.kind !== "line" || item.runs.length > 0);
  }

  apply(token: Token): PaperStep {
    switch (token.kind) {
      case "text":
        return this.#write(decodePage(this.#look.page, token.bytes));
      case "lineFeed":
        return this.#endLine();
      case "feed":
        return this.#feed(token.lines);
      case "initialize":
        this.#look = { ...initialLook };
        this.#runs = [];
        return "nothing";
      case "codePage":
        this.#look.page = token.page;
        return "nothing";
      case "emphasis":
        this.#look.bold = token.on;
        return "nothing";
      case "align":
        this.#look.align = token.align;
        return "nothing";
      case "size":
        this.#look.width = token.width;
        this.#look.height = token.height;
        return "nothing";
      case "qr":
        return this.#qr(token.step);
      case "raster":
        return this.#dots(token);
      case "cut":
        return "cut";
      default:
        // Status, faults and settings without a trace on paper.
        return "nothing";
    }
  }

  /** Takes off what hangs out. */
  take(ended: PrintedSlip["ended"]): PrintedSlip {
    const slip = { id: this.#nextId, columns: this.#columns, items: this.#items, ended };
    this.#nextId += 1;
    this.#items = [];
    this.#runs = [];
    return slip;
  }

  /** The print buffer is emptied: a line that is not printed yet never will be. */
  clear(): void {
    this.#runs = [];
  }

  #write(text: string): PaperStep {
    const { width, height, bold } = this.#look;
    let step: PaperStep = "nothing";
    let rest = text;
    while (rest !== "") {
      const room = Math.floor((this.#columns - this.#used()) / width);
      if (room < 1) {
        // As the real one does: a full line is printed and the text goes on below.
        step = this.#endLine();
        continue;
      }
      this.#runs.push({ text: rest.slice(0, room), width, height, bold });
      rest = rest.slice(room);
    }
    return step;
  }

  #used(): number {
    return this.#runs.reduce((sum, run) => sum + run.text.length * run.width, 0);
  }

  #endLine(): PaperStep {
    this.#items.push({ kind: "line", align: this.#look.align, runs: this.#runs });
    this.#runs = [];
    return "moved";
  }

  #feed(lines: number): PaperStep {
    for (let line = 0; line < Math.max(1, lines); line += 1) this.#endLine();
    return "moved";
  }

  /** Bands that follow each other join without a gap. */
  #dots({ bytes, dots }: Extract<Token, { kind: "raster" }>): PaperStep {
    const last = this.#items.at(-1);
    if (last?.kind === "dots" && last.bytes === bytes)
      this.#items[this.#items.length - 1] = { ...last, dots: [...last.dots, ...dots] };
    else this.#items.push({ kind: "dots", bytes, dots });
    return "moved";
  }

  #qr(step: QrStep): PaperStep {
    switch (step.name) {
      case "model":
        return "nothing";
      case "cell":
        this.#look.qrCell = step.dots;
        return "nothing";
      case "level":
        this.#look.qrLevel = step.level;
        return "nothing";
      case "store":
        this.#look.qrData = step.data;
        return "nothing";
      case "print": {
        const { align, qrData: data, qrLevel: level, qrCell: cell } = this.#look;
        this.#items.push({ kind: "qr", align, data, level, cell });
        return "moved";
      }
      default:
        return step satisfies never;
    }
  }
}
