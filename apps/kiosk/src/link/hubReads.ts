import { publicCatalogue } from "@giliran/shared/contract";
import type { PublicCatalogue } from "@giliran/shared/contract";
import { loadPacks } from "@giliran/shared/i18n";
import { noFurtherPacks, sha256Hex } from "../core/index.ts";
import type { FurtherPacks } from "../core/index.ts";
import { askHub } from "./askHub.ts";
import type { HubAddress } from "./askHub.ts";

/** What came of a read; the sentence is for the log. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly sentence: string };

/** `GET /api/catalogue`. Never rejects. */
export async function readCatalogue(hub: HubAddress, signal: AbortSignal): Promise<Read<PublicCatalogue>> {
  const failed = failing("The catalogue");
  const answer = await askHub(hub, "/api/catalogue", signal);
  if (!answer.ok) return failed(answer.reason);
  const catalogue = publicCatalogue.safeParse(answer.value);
  if (!catalogue.success) return failed("the hub sent a catalogue that this kiosk does not understand");
  return { ok: true, value: catalogue.data };
}

/** `GET /api/packs`. A hub of an earlier release does not know it and has none. Never rejects. */
export async function readPacks(hub: HubAddress, signal: AbortSignal): Promise<Read<FurtherPacks>> {
  const failed = failing("The language packs");
  const answer = await askHub(hub, "/api/packs", signal);
  if (!answer.ok) return answer.error === "not_found" ? noPacks : failed(answer.reason);
  const packs = loadPacks(answer.value);
  if (packs === null) return failed("the hub sent no list of them");
  if (packs.length === 0) return noPacks;
  return { ok: true, value: { packs, digest: sha256Hex(JSON.stringify(packs)) } };
}

const noPacks: Read<FurtherPacks> = { ok: true, value: noFurtherPacks };

function failing(what: string): (reason: string) => Read<never> {
  return (reason) => ({ ok: false, sentence: `${what} could not be read: ${reason}.` });
}
