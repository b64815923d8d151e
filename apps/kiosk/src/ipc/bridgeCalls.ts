import type { Answer } from "../core/index.ts";

/**
 * The page's side of a call table, made from its names alone.
 * @param call carries one call to the kiosk and its answer back
 */
export function bridgeCalls<Calls extends { readonly [Name in keyof Calls]: unknown }>(
  names: readonly Extract<keyof Calls, string>[],
  call: (name: Extract<keyof Calls, string>, argument: unknown) => Promise<Answer<unknown>>,
): Calls {
  const entries = names.map((name) => [name, (argument: unknown) => call(name, argument)] as const);
  // The kiosk's side answers by the row of that name: what comes back has the row's type.
  return Object.freeze(Object.fromEntries(entries)) as Calls;
}
