import { z } from "zod";
import { instant } from "./ids.ts";
import { adminView } from "./views/admin.ts";
import { boardView } from "./views/board.ts";
import { entranceView } from "./views/entrance.ts";
import { guardView } from "./views/guard.ts";
import { kioskView } from "./views/kiosk.ts";
import { panelView } from "./views/panel.ts";
import { signView } from "./views/sign.ts";

/** Every view that goes down by itself; a phone asks for its own over HTTP. */
export const view = z.discriminatedUnion("kind", [
  boardView,
  signView,
  entranceView,
  kioskView,
  panelView,
  adminView,
  guardView,
]);
export type View = z.infer<typeof view>;
export type ViewKind = View["kind"];
export type ViewOf<Kind extends ViewKind> = Extract<View, { kind: Kind }>;

/** A view's stamp. Epoch: this run of the hub; another one is always taken whole. Lineage: this history of the hall. */
export const stamp = z.object({
  lineage: z.string(),
  epoch: z.string(),
  revision: z.int(),
  /** The hub's clock when the frame was made: clients count with the difference to theirs. */
  hubTime: instant,
});
export type Stamp = z.infer<typeof stamp>;

/** The one event that comes down: `view`, always whole. */
export const viewFrame = stamp.extend({ view });
export type ViewFrame = z.infer<typeof viewFrame>;

/** Largest view of each audience, bytes of JSON in UTF-8 (design.md, rules of state 7); projections keep it. */
export const viewBounds: { readonly [Kind in ViewKind]: number } = {
  board: 4096,
  sign: 2048,
  entrance: 4096,
  kiosk: 8192,
  panel: 16_384,
  admin: 65_536,
  guard: 4096,
};
