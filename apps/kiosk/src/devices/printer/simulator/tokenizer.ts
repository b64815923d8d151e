import { type CommandRow, commandTable } from "./commandTable.ts";
import type { Token } from "./tokens.ts";

/**
 * Cuts a stream of bytes into tokens, however it is grouped on the wire. Strict: what is not in the command
 * table, or outside a command's range, becomes a fault that names its bytes. Printable bytes are text.
 */
export class Tokenizer {
  #pending: number[] = [];

  push(bytes: Uint8Array): Token[] {
    this.#pending.push(...bytes);
    const tokens: Token[] = [];
    for (let token = this.#next(); token !== null; token = this.#next()) tokens.push(token);
    return tokens;
  }

  #next(): Token | null {
    const [first] = this.#pending;
    if (first === undefined) return null;
    if (isText(first)) return this.#text();
    const row = commandTable.find((candidate) => startsWith(this.#pending, candidate.prefix));
    if (row !== undefined) return this.#command(row);
    const mayBecomeOne = commandTable.some((candidate) => startsWith(candidate.prefix, this.#pending));
    if (mayBecomeOne) return null;
    return { kind: "fault", bytes: this.#take(1), reason: "unknown command" };
  }

  #text(): Token {
    const end = this.#pending.findIndex((byte) => !isText(byte));
    return { kind: "text", bytes: this.#take(end === -1 ? this.#pending.length : end) };
  }

  #command(row: CommandRow): Token | null {
    const length = row.length(this.#pending.slice(row.prefix.length));
    if (length === null || this.#pending.length < row.prefix.length + length) return null;
    const bytes = this.#take(row.prefix.length + length);
    return (
      row.read(bytes.slice(row.prefix.length)) ?? {
        kind: "fault",
        bytes,
        reason: `${row.name}: parameter out of range`,
      }
    );
  }

  #take(count: number): number[] {
    return this.#pending.splice(0, count);
  }
}

/** DEL is not printable; bytes from 80 on are letters of the chosen code page. */
function isText(byte: number): boolean {
  return byte >= 0x20 && byte !== 0x7f;
}

function startsWith(whole: readonly number[], start: readonly number[]): boolean {
  return start.length <= whole.length && start.every((byte, index) => whole[index] === byte);
}
