import { type ErrorCode, resultFrame } from "@giliran/shared/contract";

/** What was asked of the hub over `/api`. */
export type Reading<Value> =
  | { readonly kind: "none" | "reading" }
  | { readonly kind: "read"; readonly value: Value }
  | { readonly kind: "refused"; readonly error: ErrorCode };

/** Asks the hub once, with this session's token; whatever is no answer of that form reads as `disconnected`. */
export async function read<Value>(
  path: string,
  token: string,
  schema: { parse: (raw: unknown) => Value },
): Promise<Reading<Value>> {
  try {
    const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
    const result = resultFrame.parse(await answer.json());
    if (!result.ok) return { kind: "refused", error: result.error };
    return { kind: "read", value: schema.parse(result.value) };
  } catch {
    return { kind: "refused", error: "disconnected" };
  }
}
