import { localText, type ZoneName } from "@giliran/shared/domain";
import { formatDate, formatTime } from "@giliran/shared/i18n";
import { ConnectionBanner, Dotted, useHub, useHubNow, viewOf } from "@giliran/shared/ui";
import { LanguageSwitch } from "../staff/LanguageSwitch.tsx";
import type { StaffScreenProps } from "../staff/StaffPage.tsx";
import { CountersTab } from "./counters/CountersTab.tsx";
import { CrowdingTab } from "./crowding/CrowdingTab.tsx";
import { DayTab } from "./day/DayTab.tsx";
import { EndTab } from "./end/EndTab.tsx";
import { MachinesTab } from "./machines/MachinesTab.tsx";
import { NumbersTab } from "./numbers/NumbersTab.tsx";
import { PadsTab } from "./pads/PadsTab.tsx";
import { SlipTab } from "./slip/SlipTab.tsx";
import { VoiceTab } from "./voice/VoiceTab.tsx";
import { Overview } from "./overview/Overview.tsx";
import { type Tab, type TabProps, tabs, tabTitles } from "./tabs.ts";
import { useTab } from "./useTab.ts";

const parts: { readonly [Name in Tab]: React.ComponentType<TabProps> } = {
  overview: Overview,
  day: DayTab,
  crowding: CrowdingTab,
  counters: CountersTab,
  numbers: NumbersTab,
  end: EndTab,
  pads: PadsTab,
  slip: SlipTab,
  voice: VoiceTab,
  machines: MachinesTab,
};

/** The supervisor's page: a bar, and the part that the address names. */
export function AdminScreen(props: StaffScreenProps): React.ReactNode {
  const { client, session, language, signOut } = props;
  const { texts } = language;
  const snapshot = useHub(client);
  const now = useHubNow(client);
  const tab = useTab();
  const view = viewOf(snapshot, "admin");
  const zone = (view?.hall.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone) as ZoneName;
  const linked = snapshot.status === "connected";
  const Part = parts[tab];
  return (
    <div className="admin" data-linked={linked}>
      <header className="admin-bar">
        <p>
          <strong>
            {view === null ? texts.t("admin.title") : localText(view.hall.name, texts.pack.tag)}
          </strong>
          <span>
            <Dotted parts={[formatDate(texts, now, zone), formatTime(texts, now, zone)]} />
          </span>
        </p>
        <Tabs {...{ tab, texts }} />
        <p className="admin-who">
          <span>{session.name}</span>
          <LanguageSwitch language={language} />
          <button type="button" className="quiet" onClick={signOut}>
            {texts.t("signIn.signOut")}
          </button>
        </p>
      </header>
      <ConnectionBanner snapshot={snapshot} texts={texts} zone={zone} />
      {view === null ? (
        <p className="admin-wait">{texts.t("admin.waitingForHub")}</p>
      ) : (
        <Part {...{ view, texts, zone, now, client, linked, token: session.token }} />
      )}
    </div>
  );
}

function Tabs(props: { readonly tab: Tab; readonly texts: TabProps["texts"] }): React.ReactNode {
  return (
    <nav className="admin-tabs" aria-label={props.texts.t("admin.tabs")}>
      {tabs.map((name) => (
        <a key={name} href={`#${name}`} aria-current={name === props.tab ? "page" : undefined}>
          {props.texts.t(tabTitles[name])}
        </a>
      ))}
    </nav>
  );
}
