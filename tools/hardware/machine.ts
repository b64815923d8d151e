import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** What one case in the guest came to. */
export interface CaseResult {
  readonly name: string;
  readonly ok: boolean;
  /** Why it failed; "" where it did not. */
  readonly why: string;
  readonly seconds: number;
}

export interface RunResult {
  readonly results: readonly CaseResult[];
  /** Every other line of the guest's console. */
  readonly console: readonly string[];
  /** Null: it ended as it should; else why it did not. */
  readonly trouble: string | null;
}

/** How the guest's program marks its own lines. */
const mark = "@@giliran ";

/**
 * Boots an emulated machine and waits for its program to end.
 * @param withinMs then it is ended by force
 */
export async function runMachine(
  image: { readonly kernel: string; readonly initrd: string },
  withinMs: number,
  onCase: (result: CaseResult) => void,
): Promise<RunResult> {
  const machine = spawn("qemu-system-x86_64", argumentsFor(image), { stdio: ["ignore", "pipe", "pipe"] });
  const heard = new GuestConsole(onCase);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    machine.kill("SIGKILL");
  }, withinMs);
  createInterface({ input: machine.stdout }).on("line", (line) => heard.take(line));
  createInterface({ input: machine.stderr }).on("line", (line) => heard.other.push(line));
  const code = await new Promise<number | null>((resolve) => machine.once("close", resolve));
  clearTimeout(timer);
  return { results: heard.results, console: heard.other, trouble: heard.troubleAt(late, code) };
}

/** What the guest has said so far. */
export class GuestConsole {
  readonly results: CaseResult[] = [];
  /** Every line that is not its program's own. */
  readonly other: string[] = [];
  readonly #onCase: (result: CaseResult) => void;
  #planned: number | null = null;

  constructor(onCase: (result: CaseResult) => void) {
    this.#onCase = onCase;
  }

  /** The kernel may write in front of a mark, on the same line. */
  take(line: string): void {
    const at = line.indexOf(mark);
    const told = at < 0 ? null : readLine(line.slice(at + mark.length));
    if (told === null) this.other.push(line);
    else if ("planned" in told) this.#planned = told.planned;
    else {
      this.results.push(told);
      this.#onCase(told);
    }
  }

  /** Null: every planned case has ended, none of them by force. `code` is QEMU's. */
  troubleAt(late: boolean, code: number | null): string | null {
    if (late) return "The emulated machine did not end in time.";
    if (this.#planned === null) return "The guest's program never began.";
    const done = this.results.length;
    if (done === this.#planned) return null;
    return `Only ${String(done)} of ${String(this.#planned)} cases ended (QEMU ended with ${String(code)}).`;
  }
}

function readLine(text: string): CaseResult | { readonly planned: number } | null {
  try {
    return JSON.parse(text) as CaseResult | { readonly planned: number };
  } catch {
    return null;
  }
}

function argumentsFor({ kernel, initrd }: { readonly kernel: string; readonly initrd: string }): string[] {
  const words = "console=ttyS0 quiet loglevel=2 panic=-1 oops=panic mitigations=off random.trust_cpu=on";
  const options = [
    "-M pc -accel tcg,thread=multi -cpu max -smp 2 -m 1024",
    "-nodefaults -no-user-config -display none -serial stdio -no-reboot",
    "-device isa-debug-exit,iobase=0xf4,iosize=4",
  ];
  return [...options.join(" ").split(" "), "-kernel", kernel, "-initrd", initrd, "-append", words];
}
