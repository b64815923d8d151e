import type { Story } from "@giliran/shared/contract";
import { localText, type ZoneName } from "@giliran/shared/domain";
import { formatDate, formatTime, type Texts } from "@giliran/shared/i18n";
import type { Reading } from "../read.ts";
import { beforeWords, stepWords } from "./storyWords.ts";

/** What became of a number, as far as it is known; the sheet can be printed. Nothing in it is personal. */
export function ToldStory(props: {
  readonly reading: Reading<Story>;
  readonly texts: Texts;
}): React.ReactNode {
  const { reading, texts } = props;
  switch (reading.kind) {
    case "none":
      return <p>{texts.t("admin.storyMore")}</p>;
    case "reading":
      return <output>{texts.t("admin.reading")}</output>;
    case "refused":
      return (
        <p className="admin-error" role="alert">
          {texts.t(reading.error === "not_found" ? "admin.storyNone" : `errors.${reading.error}`)}
        </p>
      );
    case "read":
      return <Sheet story={reading.value} texts={texts} />;
    default:
      return reading satisfies never;
  }
}

function Sheet(props: { readonly story: Story; readonly texts: Texts }): React.ReactNode {
  const { texts, story: told } = props;
  const zone: ZoneName = told.timeZone;
  const first = told.steps[0];
  return (
    <article className="story-sheet">
      <header>
        <strong className="story-label">{told.label}</strong>
        <p>
          {localText(told.service, texts.pack.tag)}
          <small>{first === undefined ? told.date : formatDate(texts, first.at, zone)}</small>
        </p>
      </header>
      <ol>
        {told.steps.map((step) => (
          <li key={`${String(step.at)}/${step.kind}`}>
            <time>{formatTime(texts, step.at, zone)}</time>
            <span>{stepWords(texts, step)}</span>
          </li>
        ))}
      </ol>
      <h3>{texts.t("admin.storyBefore", { count: told.beforeCount })}</h3>
      <ol>
        {told.before.map((call) => (
          <li key={`${String(call.at)}/${call.label}`}>
            <time>{formatTime(texts, call.at, zone)}</time>
            <span>
              <strong>{call.label}</strong> {texts.t("common.counter", { label: call.counter })}:{" "}
              {beforeWords(texts, call)}
            </span>
          </li>
        ))}
      </ol>
      <button type="button" className="plain-button no-print" onClick={() => globalThis.print()}>
        {texts.t("admin.print")}
      </button>
    </article>
  );
}
