import type { Actor } from "@giliran/shared/domain";
import type { Access } from "./access.ts";
import type { Audience, Device } from "./ports.ts";

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
  return device?.role === "display" ? audienceOfDisplay(device) : null;
}

/** A screen of a zone or counter that nobody named shows who may come in: it is never empty. */
function audienceOfDisplay({ screen, zoneId, counterId, language }: Device): Audience {
  if (screen === "hall") return { kind: "board", zoneId: null, language };
  if (screen === "zone" && zoneId !== null) return { kind: "board", zoneId, language };
  if (screen === "counter" && counterId !== null) return { kind: "sign", counterId, language };
  return { kind: "entrance", language };
}
