import { localText } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { useEffect } from "react";
import { LanguageSwitch } from "../staff/LanguageSwitch.tsx";
import { useLanguage } from "../staff/useLanguage.ts";
import { groupsOf, type Landing } from "./links.ts";
import { ScreenCard } from "./ScreenCard.tsx";
import { useLanding } from "./useLanding.ts";

/** Every screen of the hall, one click away. */
export function LandingPage(): React.ReactNode {
  const language = useLanguage();
  const { texts } = language;
  const { landing, failed } = useLanding();
  const name = landing === null ? null : localText(landing.hallName, texts.pack.tag);
  useEffect(() => {
    document.title = name === null ? "Giliran" : `${name} – Giliran`;
  }, [name]);
  return (
    <div className="landing">
      <header className="landing-bar">
        <strong>Giliran</strong>
        <span>
          <LanguageSwitch language={language} />
        </span>
      </header>
      <main>
        <div className="landing-head">
          {landing?.sample === true && <p className="landing-sample">{texts.t("landing.sample")}</p>}
          <h1>{name ?? texts.t("landing.title")}</h1>
          <p>{texts.t("landing.lead")}</p>
        </div>
        {failed && (
          <p className="landing-failed" role="alert">
            {texts.t("landing.failed")}
          </p>
        )}
        {landing !== null && <Screens landing={landing} texts={texts} />}
      </main>
    </div>
  );
}

function Screens(props: { readonly landing: Landing; readonly texts: Texts }): React.ReactNode {
  const { landing, texts } = props;
  return (
    <>
      {landing.sample && (
        <section className="landing-try">
          <h2>{texts.t("landing.tryIt")}</h2>
          <ol>
            <li>{texts.t("landing.tryTake")}</li>
            <li>{texts.t("landing.tryCall")}</li>
            <li>{texts.t("landing.tryHear")}</li>
          </ol>
        </section>
      )}
      <ul className="landing-screens">
        {groupsOf(landing).map((group) => (
          <ScreenCard key={group.kind} group={group} texts={texts} />
        ))}
      </ul>
      <p className="landing-hint">{texts.t(landing.sample ? "landing.sampleHint" : "landing.realHint")}</p>
    </>
  );
}
