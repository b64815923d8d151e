import type { z } from "zod";
import type { ErrorCode } from "@giliran/shared/contract";
import { redeemed, resultFrame } from "@giliran/shared/contract";

/** What became of a one-time code: the token that it was worth, or what the person at the screen is told. */
export type Pairing =
  | { readonly ok: true; readonly token: string; readonly id: string }
  | { readonly ok: false; readonly reason: PairingRefusal };

export type PairingRefusal = "codeExpired" | "codeForOther" | "tooManyTries" | "noHub";

/** Redeems a one-time code with the hub. Never throws: what goes wrong is told to whoever stands there. */
export async function pair(code: string): Promise<Pairing> {
  const answer = await ask(code).catch(() => null);
  if (answer === null) return { ok: false, reason: "noHub" };
  if (!answer.ok) return { ok: false, reason: reasonOf(answer.error) };
  const worth = redeemed.safeParse(answer.value);
  if (!worth.success) return { ok: false, reason: "noHub" };
  if (worth.data.role !== "display") return { ok: false, reason: "codeForOther" };
  return { ok: true, token: worth.data.token, id: worth.data.id };
}

async function ask(code: string): Promise<z.infer<typeof resultFrame>> {
  const response = await fetch("/api/redeem", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  return resultFrame.parse(await response.json());
}

function reasonOf(error: ErrorCode): PairingRefusal {
  if (error === "rate_limited") return "tooManyTries";
  return error === "internal" || error === "stopping" ? "noHub" : "codeExpired";
}
