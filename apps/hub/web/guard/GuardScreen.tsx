import type { GuardView } from "@giliran/shared/contract";
import { localText, type ZoneName } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { ConnectionBanner, useHub, viewOf } from "@giliran/shared/ui";
import { LanguageSwitch } from "../staff/LanguageSwitch.tsx";
import type { StaffScreenProps } from "../staff/StaffPage.tsx";
import { Check } from "./Check.tsx";
import { Counts } from "./Counts.tsx";

/** The phone of the staff at the entrance: one hand, in a hurry. */
export function GuardScreen(props: StaffScreenProps): React.ReactNode {
  const { client, session, language, signOut } = props;
  const { texts } = language;
  const snapshot = useHub(client);
  const view = viewOf(snapshot, "guard");
  const zone = (view?.hall.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone) as ZoneName;
  return (
    <div className="guard">
      <header className="guard-bar">
        <strong>{view === null ? texts.t("guard.title") : localText(view.hall.name, texts.pack.tag)}</strong>
        <span>{session.name}</span>
        <LanguageSwitch language={language} />
        <button type="button" className="quiet" onClick={signOut}>
          {texts.t("signIn.signOut")}
        </button>
      </header>
      <ConnectionBanner snapshot={snapshot} texts={texts} zone={zone} />
      {view === null ? (
        <p className="guard-rule">{texts.t("admin.waitingForHub")}</p>
      ) : (
        <main>
          <p className="guard-rule" data-mode={view.open ? view.gate.mode : "off"}>
            {ruleWords(texts, view)}
          </p>
          <Check {...{ view, texts, zone, client, linked: snapshot.status === "connected" }} />
          <Counts gate={view.gate} texts={texts} />
        </main>
      )}
    </div>
  );
}

function ruleWords(texts: Texts, { open, gate }: GuardView): string {
  if (!open) return texts.t("guard.closed");
  const protocol = gate.name === null ? "" : localText(gate.name, texts.pack.tag);
  switch (gate.mode) {
    case "off":
      return texts.t("guard.off");
    case "advise":
      return texts.t("guard.advise", { protocol });
    case "enforce":
      return texts.t("guard.enforce", { protocol, limit: gate.limitCelsius });
    default:
      return gate.mode satisfies never;
  }
}
