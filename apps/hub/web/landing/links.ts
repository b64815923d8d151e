import { localText } from "@giliran/shared/contract";
import { z } from "zod";

const link = z.object({
  kind: z.enum(["kiosk", "display", "panel", "admin", "guard", "simulators"]),
  id: z.string(),
  name: z.string(),
  /** Null: a form mints a one-time sign-in first (the sample hall). */
  href: z.string().nullable(),
});

/** The answer of `GET /api/landing`. */
const landing = z.object({ hallName: localText, sample: z.boolean(), links: z.array(link) });
export type Landing = z.infer<typeof landing>;
export type LandingLink = Landing["links"][number];
export type ScreenKind = LandingLink["kind"];

/** In the order of trying it: take a number, call it, see and hear the call; then those who watch over it. */
export const screenKinds = [
  "kiosk",
  "panel",
  "display",
  "admin",
  "guard",
  "simulators",
] as const satisfies readonly ScreenKind[];

/** All screens of one kind. */
export interface ScreenGroup {
  readonly kind: ScreenKind;
  readonly links: readonly LandingLink[];
}

/** Kinds of which the hall has a screen, in the order of trying them. A link that would leave http is left out. */
export function groupsOf({ links }: Landing): readonly ScreenGroup[] {
  return screenKinds
    .map((kind) => ({ kind, links: links.filter((one) => one.kind === kind && isSafe(one.href)) }))
    .filter((group) => group.links.length > 0);
}

function isSafe(href: string | null): boolean {
  return href === null || /^(https?:\/\/|\/(?!\/))/.test(href);
}

/** Where the form of a link without an address is sent. */
export function mintingAddress({ id }: LandingLink): string {
  return `/sample/links/${encodeURIComponent(id)}`;
}

/** Asks the hub; null where it does not answer as it should. */
export async function fetchLanding(fetch: (path: string) => Promise<Response>): Promise<Landing | null> {
  try {
    const parsed = landing.safeParse(await (await fetch("/api/landing")).json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
