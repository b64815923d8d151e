import type { LinkStatus } from "@giliran/shared/client";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import { Dot, KeyCap } from "@giliran/shared/ui";
import { capOf } from "./words.ts";

const words = {
  connecting: "common.connecting",
  connected: "common.connected",
  disconnected: "common.disconnected",
  refused: "common.disconnected",
} as const satisfies { readonly [Status in LinkStatus]: TextKey };

/** Which counter, who sits there, and whether the hub is there. */
export function Header(props: {
  readonly texts: Texts;
  readonly officer: string;
  readonly counter: string | null;
  readonly status: LinkStatus;
  readonly showKeys: () => void;
}): React.ReactNode {
  const { texts, officer, counter, status, showKeys } = props;
  const linked = status === "connected";
  return (
    <header className="panel-bar">
      <p className="panel-who">
        <strong>
          {counter === null ? texts.t("panel.title") : texts.t("common.counter", { label: counter })}
        </strong>
        <Dot />
        <span>{officer}</span>
      </p>
      <p className="panel-link" data-linked={linked}>
        {texts.t(words[status])}
      </p>
      <button
        type="button"
        className="panel-help-button"
        onClick={(event) => {
          event.currentTarget.blur();
          showKeys();
        }}
        aria-label={texts.t("panel.help")}
      >
        <KeyCap name={capOf(texts, "help")} />
      </button>
    </header>
  );
}
