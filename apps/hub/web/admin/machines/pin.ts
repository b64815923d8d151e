import { denied, pinFault, type PinFault, type Result, resultFrame } from "@giliran/shared/contract";
import type { TextKey } from "@giliran/shared/i18n";

/** Why a PIN is not taken, in words. */
export const pinFaults = {
  form: "admin.pinForm",
  repeated: "admin.pinRepeated",
  sequence: "admin.pinSequence",
  usual: "admin.pinUsual",
} as const satisfies { readonly [Fault in PinFault]: TextKey };

/** Six digits by chance, none that are guessed first. */
export function suggestPin(): string {
  for (;;) {
    const [chance = 0] = crypto.getRandomValues(new Uint32Array(1));
    // The rest above the last whole million would make some PINs likelier than others.
    if (chance >= 4_294_000_000) continue;
    const pin = String(chance % 1_000_000).padStart(6, "0");
    if (pinFault(pin) === null) return pin;
  }
}

/** Sets a kiosk's PIN; whatever is no answer reads as `disconnected`. */
export async function sendPin(token: string, deviceId: string, pin: string): Promise<Result> {
  try {
    const answer = await fetch(`/api/machines/${encodeURIComponent(deviceId)}/pin`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ pin }),
    });
    return resultFrame.parse(await answer.json());
  } catch {
    return denied("disconnected");
  }
}
