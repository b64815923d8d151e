import type { HubClient } from "@giliran/shared/client";
import type { AdminView } from "@giliran/shared/contract";
import type { Instant, ZoneName } from "@giliran/shared/domain";
import type { TextKey, Texts } from "@giliran/shared/i18n";

/** The parts of the supervisor's page, in the order of its bar. */
export const tabs = [
  "overview",
  "day",
  "crowding",
  "counters",
  "numbers",
  "end",
  "pads",
  "slip",
  "voice",
  "machines",
] as const;
export type Tab = (typeof tabs)[number];

export const tabTitles = {
  overview: "admin.tabOverview",
  day: "admin.tabDay",
  crowding: "admin.tabCrowding",
  counters: "admin.tabCounters",
  numbers: "admin.tabNumbers",
  end: "admin.tabEnd",
  pads: "admin.tabPads",
  slip: "admin.tabSlip",
  voice: "admin.tabVoice",
  machines: "admin.tabMachines",
} as const satisfies { readonly [Name in Tab]: TextKey };

/** What every part of the page is given. */
export interface TabProps {
  readonly view: AdminView;
  readonly texts: Texts;
  readonly zone: ZoneName;
  /** The hub's time now. */
  readonly now: Instant;
  readonly client: HubClient;
  /** Of the session, for reads over `/api`. */
  readonly token: string;
  /** False while the hub is away: nothing may be sent. */
  readonly linked: boolean;
}

/** The part that an address names, `#counters`; what names none is the overview. */
export function tabOf(hash: string): Tab {
  return tabs.find((tab) => `#${tab}` === hash) ?? "overview";
}
