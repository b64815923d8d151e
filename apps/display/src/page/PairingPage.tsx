import { type SubmitEvent, useState } from "react";
import type { Texts } from "@giliran/shared/i18n";
import type { PairingRefusal } from "./pairing.ts";

/** What a screen without a token shows: how it is paired, and a field for the code. */
export function PairingPage(props: {
  readonly name: string;
  readonly texts: Texts;
  readonly refusal: PairingRefusal | "revoked" | null;
  readonly working: boolean;
  readonly pair: (code: string) => void;
}): React.ReactNode {
  const { name, texts, refusal, working, pair } = props;
  const [code, setCode] = useState("");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (code.trim() !== "" && !working) pair(code.trim());
  };
  return (
    <main className="plain">
      <h1>{texts.t("board.notPaired")}</h1>
      <p>{texts.t("board.notPairedHint", { name })}</p>
      <form onSubmit={submit}>
        <label htmlFor="code">{texts.t("board.code")}</label>
        <input
          id="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={128}
        />
        <button type="submit" disabled={working || code.trim() === ""}>
          {texts.t(working ? "board.pairing" : "board.pair")}
        </button>
      </form>
      {refusal !== null && (
        <p className="refusal" role="alert">
          {texts.t(`board.${refusal}`)}
        </p>
      )}
    </main>
  );
}
