import { Dotted } from "@giliran/shared/ui";
import { LanguageSwitch } from "../staff/LanguageSwitch.tsx";
import type { LanguageChoice } from "../staff/useLanguage.ts";
import type { OwnCounter } from "./actions.ts";
import { meanMinutes } from "./selectors.ts";

/** The day so far, the other language, the way out. */
export function Footer(props: {
  readonly counter: OwnCounter | null;
  readonly language: LanguageChoice;
  readonly signOut: () => void;
}): React.ReactNode {
  const { counter, language, signOut } = props;
  const { texts } = language;
  const mean = counter === null ? null : meanMinutes(counter);
  return (
    <footer className="panel-foot">
      <p>
        {counter !== null && (
          <Dotted
            parts={[
              texts.t("panel.today", { count: counter.finishedToday }),
              mean === null ? null : texts.t("panel.mean", { minutes: mean }),
            ]}
          />
        )}
      </p>
      <p className="panel-foot-end">
        <LanguageSwitch language={language} />
        <button type="button" className="quiet" onClick={signOut}>
          {texts.t("signIn.signOut")}
        </button>
      </p>
    </footer>
  );
}
