import type { CommandId } from "@giliran/shared/domain";
import type { Access } from "./access.ts";
import type { Hub } from "./hub.ts";
import type { Log, Store } from "./ports.ts";

/**
 * A hall that was put back to a backup holds its numbers until every paired kiosk has told what it printed. Once, before
 * anybody is let in; asked again where the hub ended in between.
 */
export async function recover(store: Store, hub: Hub, access: Access, log: Log): Promise<void> {
  const madeAt = store.hall.restoredFrom();
  if (madeAt === null) return;
  const kiosks = access.devices().filter(({ role, id }) => role === "kiosk" && access.isPaired(id));
  const kioskIds = kiosks.map(({ id }) => id);
  const id = `recover-${store.hall.lineage}` as CommandId;
  const command = { type: "beginRecovery", madeAt, kioskIds } as const;
  const answer = await hub.dispatch({ id, command }, { kind: "system" });
  log.warn({ madeAt, kiosks: kioskIds.length, answer }, "the hall goes on from a backup");
  if (answer.ok) store.hall.markRecovering();
}
