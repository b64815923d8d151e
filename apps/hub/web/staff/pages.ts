import type { Session } from "./session.ts";

/** The staff pages, by the section of their texts. */
export const staffPages = { panel: "/panel", admin: "/admin", guard: "/guard" } as const;
export type StaffPageName = keyof typeof staffPages;

/** Which page belongs to a role; null: none here. A role without a row does not compile. */
const pages = {
  officer: "panel",
  supervisor: "admin",
  administrator: "admin",
  technician: null,
  auditor: null,
  reception: "guard",
  kiosk: null,
  display: null,
  panel: null,
  sensor: null,
} as const satisfies { readonly [Role in Session["role"]]: StaffPageName | null };

export function pageOfRole(role: Session["role"]): StaffPageName | null {
  return pages[role];
}
