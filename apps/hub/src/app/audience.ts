import type { Actor } from "@giliran/shared/domain";
import type { Access } from "./access.ts";
import type { Audience } from "./ports.ts";

/** What this actor is shown; null: nothing that goes down by itself. */
export function audienceOf(actor: Actor, access: Access): Audience | null {
  if (actor.kind === "staff") {
    if (actor.role === "reception") return { kind: "guard", staffId: actor.id };
    const overlooks = actor.role === "supervisor" || actor.role === "administrator";
    return { kind: overlooks ? "admin" : "panel", staffId: actor.id };
  }
  if (actor.kind !== "device") return null;
  const device = access.device(actor.id);
  if (device?.role === "kiosk") return { kind: "kiosk" };
  if (device?.role !== "display") return null;
  if (device.zoneId === null) return { kind: "entrance", language: device.language };
  return { kind: "board", zoneId: device.zoneId, language: device.language };
}
