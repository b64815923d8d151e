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
  const [results, lines]: [CaseResult[], string[]] = [[], []];
  let planned: number | null = null;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    machine.kill("SIGKILL");
  }, withinMs);
  const take = (line: string): void => {
    const at = line.indexOf(mark);
    if (at < 0) {
      lines.push(line);
      return;
    }
    const told = readLine(line.slice(at + mark.length));
    if (told === null) lines.push(line);
    else if ("planned" in told) ({ planned } = told);
    else {
      results.push(told);
      onCase(told);
    }
  };
  createInterface({ input: machine.stdout }).on("line", take);
  createInterface({ input: machine.stderr }).on("line", (line) => lines.push(line));
  const code = await new Promise<number | null>((resolve) => machine.once("close", resolve));
  clearTimeout(timer);
  return { results, console: lines, trouble: troubleOf(late, planned, results.length, code) };
}

function troubleOf(late: boolean, planned: number | null, done: number, code: number | null): string | null {
  if (late) return "The emulated machine did not end in time.";
  if (planned === null) return "The guest's program never began.";
  if (done < planned)
    return `Only ${String(done)} of ${String(planned)} cases ended (QEMU ended with ${String(code)}).`;
  return null;
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
