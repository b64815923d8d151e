import type { HubSnapshot } from "@giliran/shared/client";
import type { Texts } from "@giliran/shared/i18n";

/** Before the first view: the page is there, the hub is not yet. */
export function Connecting(props: { readonly hub: HubSnapshot; readonly texts: Texts }): React.ReactNode {
  const { hub, texts } = props;
  const reason = hub.status === "refused" && hub.refusal !== null ? texts.t(`errors.${hub.refusal}`) : null;
  return (
    <main className="plain">
      <h1>{texts.t("board.connecting")}</h1>
      {reason !== null && <p>{reason}</p>}
      {hub.status === "disconnected" && <p>{texts.t("common.neverConnectedHint")}</p>}
    </main>
  );
}
