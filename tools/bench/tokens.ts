import { redeemed, resultFrame } from "@giliran/shared/contract";
import type { Subject } from "@giliran/hub";
import type { Child } from "./children.ts";

/** How many doors are knocked at together. */
const together = 16;

/** Lets each of them in by a one-time code, as at any hall. @returns their tokens, in the same order */
export async function redeemTokens(url: string, hub: Child, subjects: readonly Subject[]): Promise<string[]> {
  const { codes } = (await hub.ask({ kind: "invite", subjects })) as { codes: readonly string[] };
  const tokens: string[] = [];
  for (let i = 0; i < codes.length; i += together) {
    const some = codes.slice(i, i + together).map(async (code) => await redeem(url, code));
    tokens.push(...(await Promise.all(some)));
  }
  return tokens;
}

async function redeem(url: string, code: string): Promise<string> {
  const response = await fetch(`${url}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const answer = resultFrame.parse(await response.json());
  if (!answer.ok) throw new Error(`The hub took no code: ${answer.error}.`);
  return redeemed.parse(answer.value).token;
}
