import type { z } from "zod";
import type { Answer } from "../core/index.ts";

/** One call: how its argument is parsed, and what the parsed value is handed to. */
export interface CallRow<Target, Argument extends z.ZodType, Value> {
  readonly argument: Argument;
  // A method, so that rows of different arguments fit one table: `answerCall` hands each what its own schema gave.
  run(target: Target, argument: z.output<Argument>): Answer<Value> | Promise<Answer<Value>>;
}

/** Lets a table infer each row's argument and answer by itself. */
export function rowFor<Target>() {
  return <Argument extends z.ZodType, Value>(
    argument: Argument,
    run: CallRow<Target, Argument, Value>["run"],
  ): CallRow<Target, Argument, Value> => ({ argument, run });
}

type AnyRow<Target> = CallRow<Target, z.ZodType, unknown>;
/** What the page's side of a table looks like: each call takes the row's argument and resolves to its answer. */
export type CallsOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends CallRow<never, infer Argument, infer Value>
    ? (argument: z.input<Argument>) => Promise<Answer<Value>>
    : never;
};

/** A table whose rows take whatever their own schema lets through. */
export type CallTable<Target, Name extends string> = { readonly [Key in Name]: AnyRow<Target> };

/**
 * Answers one call that came from a page: an unknown name or a wrong argument is refused by name and nothing
 * happens; never rejects.
 * @param onFault hears of a row that threw
 */
export async function answerCall<Target, Name extends string>(
  table: CallTable<Target, Name>,
  target: Target,
  call: { readonly name: unknown; readonly argument: unknown },
  onFault: (error: unknown) => void,
): Promise<Answer<unknown>> {
  const row = rowOf(table, call.name);
  if (row === null) return { ok: false, error: "unknown_command" };
  const argument = row.argument.safeParse(call.argument);
  if (!argument.success) return { ok: false, error: "malformed" };
  try {
    return await row.run(target, argument.data);
  } catch (error) {
    onFault(error);
    return { ok: false, error: "internal" };
  }
}

function rowOf<Target, Name extends string>(
  table: CallTable<Target, Name>,
  name: unknown,
): AnyRow<Target> | null {
  if (typeof name !== "string" || !Object.hasOwn(table, name)) return null;
  return table[name as Name];
}
