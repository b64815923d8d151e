import type { Texts } from "@giliran/shared/i18n";
import { useEffect, useId, useState } from "react";
import { ToldStory } from "../staff/story/ToldStory.tsx";
import { useStory } from "../staff/story/useStory.ts";
import { Dialogue } from "./Dialogue.tsx";

/** What became of a number of today: of this one at once, of another when it is asked for. */
export function StoryDialogue(props: {
  readonly label: string;
  readonly texts: Texts;
  readonly token: string;
  readonly close: () => void;
}): React.ReactNode {
  const { label, texts, token, close } = props;
  const own = useId();
  const [number, setNumber] = useState(label);
  const { reading, ask } = useStory(token);
  useEffect(() => {
    if (label !== "") ask(label, "");
  }, [label, ask]);
  return (
    <Dialogue title={texts.t("panel.storyTitle")} close={close}>
      <form
        className="story-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() !== "") ask(number, "");
        }}
      >
        <label htmlFor={own}>{texts.t("panel.number")}</label>
        <input
          id={own}
          type="text"
          maxLength={8}
          autoCapitalize="characters"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <button type="submit" className="main-button" disabled={number.trim() === ""}>
          {texts.t("panel.storyAsk")}
        </button>
        <button type="button" className="plain-button" onClick={close}>
          {texts.t("common.close")}
        </button>
      </form>
      <ToldStory reading={reading} texts={texts} />
    </Dialogue>
  );
}
