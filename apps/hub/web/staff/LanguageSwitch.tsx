import { staffLanguages, type LanguageChoice } from "./useLanguage.ts";

/** The other languages, by their own names. */
export function LanguageSwitch(props: { readonly language: LanguageChoice }): React.ReactNode {
  const { texts, choose } = props.language;
  return staffLanguages
    .filter(({ tag }) => tag !== texts.pack.tag)
    .map(({ tag, name }) => (
      <button key={tag} type="button" className="quiet" lang={tag} onClick={() => choose(tag)}>
        {name}
      </button>
    ));
}
