import { useId, useState } from "react";
import type { TabProps } from "../tabs.ts";
import { AskCopy } from "./AskCopy.tsx";
import { ToldStory } from "../../staff/story/ToldStory.tsx";
import { useStory } from "../../staff/story/useStory.ts";

/** Asks what became of a number, today or on an earlier date; the sheet can be printed. Nothing in it is personal. */
export function StorySheet(props: TabProps): React.ReactNode {
  const { view, texts, token } = props;
  const own = useId();
  const [number, setNumber] = useState("");
  const [date, setDate] = useState<string>(view.serviceDate ?? "");
  const { reading, ask } = useStory(token);
  const ticketId = reading.kind === "read" ? reading.value.ticketId : null;
  return (
    <section className="admin-card story">
      <h2>{texts.t("admin.story")}</h2>
      <form
        className="admin-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask(number, date);
        }}
      >
        <div className="admin-field">
          <label htmlFor={`${own}number`}>{texts.t("admin.storyNumber")}</label>
          <input
            id={`${own}number`}
            type="text"
            maxLength={8}
            autoCapitalize="characters"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        </div>
        <div className="admin-field">
          <label htmlFor={`${own}date`}>{texts.t("admin.storyDate")}</label>
          <input
            id={`${own}date`}
            type="date"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </div>
        <button type="submit" className="main-button" disabled={number.trim() === ""}>
          {texts.t("admin.storyAsk")}
        </button>
      </form>
      <ToldStory reading={reading} texts={texts} />
      {ticketId !== null && <AskCopy key={ticketId} {...props} ticketId={ticketId} />}
    </section>
  );
}
