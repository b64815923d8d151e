import type { ErrorCode } from "@giliran/shared/contract";
import type { Texts } from "@giliran/shared/i18n";
import { useState, type SubmitEvent } from "react";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import type { SessionControl } from "./useSession.ts";
import type { LanguageChoice } from "./useLanguage.ts";

/** How to come in, with a field for the code, and what went wrong with the last one. */
export function SignIn(props: {
  readonly control: SessionControl;
  readonly language: LanguageChoice;
  readonly title: string;
}): React.ReactNode {
  const { texts } = props.language;
  const { state, redeem } = props.control;
  const [code, setCode] = useState("");
  const working = state.phase === "working";
  const error = state.phase === "signed_out" ? state.error : null;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (code.trim() !== "" && !working) redeem(code.trim());
  };
  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <p className="sign-in-page">{props.title}</p>
        <h1>{texts.t("signIn.title")}</h1>
        {error !== null && <Failure error={error} texts={texts} />}
        <p className="sign-in-how">{texts.t("signIn.how")}</p>
        <label htmlFor="code">{texts.t("signIn.code")}</label>
        <input
          id="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={128}
        />
        <button type="submit" className="main-button" disabled={working || code.trim() === ""}>
          {texts.t(working ? "signIn.working" : "signIn.submit")}
        </button>
      </form>
      <p className="sign-in-foot">
        <a href="/">{texts.t("signIn.home")}</a>
        <LanguageSwitch language={props.language} />
      </p>
    </main>
  );
}

function Failure(props: { readonly error: ErrorCode; readonly texts: Texts }): React.ReactNode {
  const { error, texts } = props;
  const [head, more] = failureWords(error, texts);
  return (
    <p className="sign-in-failure" role="alert">
      <strong>{head}</strong>
      {more}
    </p>
  );
}

function failureWords(error: ErrorCode, texts: Texts): readonly [string, string | null] {
  if (error === "expired" || error === "not_found" || error === "malformed")
    return [texts.t("signIn.expired"), texts.t("signIn.expiredHint")];
  if (error === "unauthorised") return [texts.t("signIn.signedOutByHub"), null];
  if (error === "disconnected") return [texts.t("signIn.noHub"), null];
  return [texts.t(`errors.${error}`), null];
}
