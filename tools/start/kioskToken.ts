import { readFileSync, writeFileSync } from "node:fs";
import { deviceId, type Redeemed, redeemed, resultFrame } from "@giliran/shared/contract";
import type { DeviceId } from "@giliran/shared/domain";

/** What a kiosk shows the hub. */
export interface KioskToken {
  readonly id: DeviceId;
  readonly token: string;
}

/** The hub as far as pairing a kiosk needs it. */
export interface Pairing {
  readonly hubUrl: string;
  readonly id: DeviceId;
  /** A one-time code for this kiosk, as an administrator would get one. */
  readonly invite: () => string;
  /** Where the token is kept between starts, readable by its owner alone. */
  readonly file: string;
}

/**
 * Lets the kiosk in by the same door as every other one: a one-time code, turned into a token, which is kept.
 * @throws Error with one sentence when the hub takes neither the kept token nor a new code
 */
export async function pairKiosk({ hubUrl, id, invite, file }: Pairing): Promise<KioskToken> {
  const kept = readKept(file);
  if (kept?.id === id && (await isGood(hubUrl, kept.token))) return { id, token: kept.token };
  const fresh = await redeem(hubUrl, invite());
  writeFileSync(file, `${JSON.stringify(fresh)}\n`, { mode: 0o600 });
  return { id: deviceId.parse(fresh.id), token: fresh.token };
}

/** Null where there is none, or a damaged one: the kiosk is then paired anew. */
function readKept(file: string): Redeemed | null {
  try {
    return redeemed.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

async function isGood(hubUrl: string, token: string): Promise<boolean> {
  const response = await fetch(`${hubUrl}/api/catalogue`, { headers: { authorization: `Bearer ${token}` } });
  await response.body?.cancel();
  return response.ok;
}

async function redeem(hubUrl: string, code: string): Promise<Redeemed> {
  const response = await fetch(`${hubUrl}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const answer = resultFrame.parse(await response.json());
  if (!answer.ok) throw new Error(`The hub does not let the kiosk in (${answer.error}).`);
  return redeemed.parse(answer.value);
}
