import type { HubClient } from "@giliran/shared/client";
import type { GuardView } from "@giliran/shared/contract";
import { localText, type ZoneName } from "@giliran/shared/domain";
import { formatTime, type Texts } from "@giliran/shared/i18n";
import { type Check as Checking, useCheck } from "./useCheck.ts";

export interface CheckProps {
  readonly view: Pick<GuardView, "open" | "gate" | "reasons">;
  readonly texts: Texts;
  readonly zone: ZoneName;
  readonly client: HubClient;
  readonly linked: boolean;
}

/** What the guard says of the visitor before them, and the code that follows from it. */
export function Check({ view, texts, zone, client, linked }: CheckProps): React.ReactNode {
  const check = useCheck(client);
  const { state } = check;
  if (state.kind === "code") {
    const { code, from, until } = state.given;
    const times = { from: formatTime(texts, from, zone), until: formatTime(texts, until, zone) };
    return (
      <section className="guard-outcome" aria-live="polite">
        <h1>{texts.t(state.of === "pass" ? "guard.passCode" : "guard.recheckCode")}</h1>
        <p className="guard-code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
        <p>{texts.t("guard.codeMore", times)}</p>
        <Next check={check} texts={texts} />
      </section>
    );
  }
  if (state.kind === "refused") {
    return (
      <section className="guard-outcome" aria-live="polite">
        <h1>{texts.t("guard.refusedHead")}</h1>
        <p>{texts.t("guard.refusedMore")}</p>
        <Overrides {...{ check, view, texts }} />
        <Next check={check} texts={texts} />
      </section>
    );
  }
  const busy = !linked || !view.open || view.gate.mode === "off" || state.kind === "sending";
  return (
    <section className="guard-keys">
      <h1>{texts.t("guard.question")}</h1>
      <button type="button" className="guard-key" data-tone="good" disabled={busy} onClick={check.pass}>
        <strong>{texts.t("guard.pass")}</strong>
        <span>{texts.t("guard.passMore")}</span>
      </button>
      <button type="button" className="guard-key" data-tone="wait" disabled={busy} onClick={check.recheck}>
        <strong>{texts.t("guard.recheck")}</strong>
        <span>{texts.t("guard.recheckMore")}</span>
      </button>
      <button type="button" className="guard-key" data-tone="stop" disabled={busy} onClick={check.refuse}>
        <strong>{texts.t("guard.refuse")}</strong>
        <span>{texts.t("guard.refuseMore")}</span>
      </button>
      <p className="deed-line" role="alert" data-refused="true">
        {state.kind === "asking" && state.error !== null && texts.t(`errors.${state.error}`)}
      </p>
    </section>
  );
}

function Next(props: { readonly check: Checking; readonly texts: Texts }): React.ReactNode {
  return (
    <button type="button" className="main-button guard-next" onClick={props.check.next}>
      {props.texts.t("guard.next")}
    </button>
  );
}

function Overrides(props: {
  readonly check: Checking;
  readonly view: Pick<GuardView, "reasons">;
  readonly texts: Texts;
}): React.ReactNode {
  const { check, view, texts } = props;
  return (
    <details className="guard-override">
      <summary>{texts.t("guard.override")}</summary>
      <small>{texts.t("guard.overrideMore")}</small>
      {view.reasons.map(({ id, name }) => (
        <button key={id} type="button" className="plain-button" onClick={() => check.override(id)}>
          {localText(name, texts.pack.tag)}
        </button>
      ))}
    </details>
  );
}
