import type { View } from "@giliran/shared/contract";
import type { Audience } from "../ports.ts";
import { adminView } from "./admin.ts";
import { boardView } from "./board.ts";
import { entranceView } from "./entrance.ts";
import { guardView } from "./guard.ts";
import { kioskView } from "./kiosk.ts";
import { panelView } from "./panel.ts";
import { signView } from "./sign.ts";
import type { Sources } from "./sources.ts";

export type { Sources } from "./sources.ts";
export { boardView } from "./board.ts";
export { atHand } from "./panel.ts";
export { visitorView } from "./visitor.ts";

/** The whole view of one audience. */
export function project(sources: Sources, audience: Audience): View {
  switch (audience.kind) {
    case "board":
      return boardView(sources, audience.zoneId, audience.language);
    case "sign":
      return signView(sources, audience.counterId, audience.language);
    case "entrance":
      return entranceView(sources, audience.language);
    case "kiosk":
      return kioskView(sources);
    case "panel":
      return panelView(sources, audience.staffId);
    case "guard":
      return guardView(sources, audience.staffId);
    case "admin":
      return adminView(sources, audience.staffId);
    default:
      return audience satisfies never;
  }
}
