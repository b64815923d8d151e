import { type SubmitEvent, useState } from "react";
import type { AskingShown } from "@giliran/shared/client";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import type { PairingRefusal } from "./pairing.ts";

const said = {
  asking: "board.askBegins",
  waiting: "board.askMore",
  noHub: "board.noHub",
  rateLimited: "board.tooManyTries",
  rejected: "board.askRejected",
} as const satisfies { readonly [Phase in AskingShown["phase"]]: TextKey };

/** What a screen without a token shows: its own code, which an administrator types; and a field for a code that came. */
export function PairingPage(props: {
  /** Of the screen, as its address has it; "": none yet. */
  readonly name: string;
  readonly texts: Texts;
  readonly asking: AskingShown | null;
  readonly refusal: PairingRefusal | "revoked" | null;
  readonly working: boolean;
  readonly pair: (code: string) => void;
}): React.ReactNode {
  const { name, texts, asking, refusal } = props;
  return (
    <main className="plain">
      <h1>{texts.t("board.notPaired")}</h1>
      {asking !== null && (
        <output>
          <p>{texts.t(said[asking.phase])}</p>
          {asking.code !== null && (
            <p className="own-code">{`${asking.code.slice(0, 3)} ${asking.code.slice(3)}`}</p>
          )}
        </output>
      )}
      {name !== "" && <TypedCode {...props} />}
      {refusal !== null && (
        <p className="refusal" role="alert">
          {texts.t(`board.${refusal}`)}
        </p>
      )}
    </main>
  );
}

function TypedCode(props: {
  readonly name: string;
  readonly texts: Texts;
  readonly working: boolean;
  readonly pair: (code: string) => void;
}): React.ReactNode {
  const { name, texts, working, pair } = props;
  const [code, setCode] = useState("");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (code.trim() !== "" && !working) pair(code.trim());
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="code">{texts.t("board.notPairedHint", { name })}</label>
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
  );
}
