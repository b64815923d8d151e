import type { Texts } from "@giliran/shared/i18n";
import { Dialogue } from "./Dialogue.tsx";

/** The frame of every question about a deed: what is asked, and two answers. */
export function DeedDialogue(props: {
  readonly title: string;
  readonly texts: Texts;
  readonly ready: boolean;
  readonly yes: () => void;
  readonly close: () => void;
  readonly children: React.ReactNode;
}): React.ReactNode {
  const { title, texts, ready, yes, close, children } = props;
  return (
    <Dialogue title={title} close={close}>
      <form
        className="deed-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) yes();
        }}
      >
        {children}
        <p className="dialogue-answers">
          <button type="button" className="plain-button" onClick={close}>
            {texts.t("common.cancel")}
          </button>
          <button type="submit" className="main-button" disabled={!ready}>
            {title}
          </button>
        </p>
      </form>
    </Dialogue>
  );
}
