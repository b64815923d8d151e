import type { Texts } from "@giliran/shared/i18n";
import { mintingAddress, type LandingLink, type ScreenGroup } from "./links.ts";

/** One kind of screen: what it is, and a way into each of them. */
export function ScreenCard(props: { readonly group: ScreenGroup; readonly texts: Texts }): React.ReactNode {
  const { group, texts } = props;
  return (
    <li className="screen-card" data-kind={group.kind}>
      <h2>{texts.t(`landing.${group.kind}`)}</h2>
      <p>{texts.t(`landing.${group.kind}About`)}</p>
      <ul>
        {group.links.map((link) => (
          <li key={link.id}>
            <Door link={link} texts={texts} main={group.kind !== "simulators"} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** A plain link, or a form that mints a one-time sign-in; either opens a tab of its own. */
function Door(props: {
  readonly link: LandingLink;
  readonly texts: Texts;
  readonly main: boolean;
}): React.ReactNode {
  const { link, texts, main } = props;
  const look = main ? "main-button" : "plain-button";
  const words = (
    <>
      <span className="unseen">{texts.t("landing.open")} </span>
      {link.name}
    </>
  );
  if (link.href !== null) {
    return (
      <a className={look} href={link.href} target="_blank" rel="noopener" data-link={link.id}>
        {words}
      </a>
    );
  }
  return (
    <form method="post" action={mintingAddress(link)} target="_blank">
      <button type="submit" className={look} data-link={link.id}>
        {words}
      </button>
    </form>
  );
}
