import type { Texts } from "@giliran/shared/i18n";
import { pageOfRole, staffPages } from "./pages.ts";
import type { Session } from "./session.ts";

/** Somebody is signed in, but not for this page: says so, and where theirs is. */
export function WrongPage(props: {
  readonly session: Session;
  readonly texts: Texts;
  readonly signOut: () => void;
}): React.ReactNode {
  const { session, texts, signOut } = props;
  const own = pageOfRole(session.role);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{texts.t("signIn.wrongRole")}</h1>
        <p className="sign-in-how">{texts.t("signIn.wrongRoleHint", { name: session.name })}</p>
        {own !== null && (
          <a className="main-button" href={staffPages[own]}>
            {texts.t(`${own}.title`)}
          </a>
        )}
        <button type="button" className="plain-button" onClick={signOut}>
          {texts.t("signIn.signOut")}
        </button>
      </div>
    </main>
  );
}
