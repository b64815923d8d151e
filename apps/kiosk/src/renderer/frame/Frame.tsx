import type { ReactNode } from "react";
import type { LanguagePack } from "@giliran/shared/i18n";
import type { KioskState } from "../../core/index.ts";
import { Pressable } from "../press/Pressable.tsx";
import { useHeld } from "../press/useHeld.ts";
import { useSettling } from "../press/useSettling.ts";
import type { Step, Walk } from "../walk/walk.ts";
import { Alerts, isAlerted } from "./Alerts.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import { SimulatedNotice } from "./SimulatedNotice.tsx";
import { useWording } from "./wording.ts";

/** One target of the bottom line. */
export interface FootAction {
  readonly name: string;
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  /** Exactly one of a screen: the thing to do next, or calling a person. */
  readonly main?: boolean;
  readonly pressed?: boolean;
}

export interface FrameProps {
  readonly state: KioskState | null;
  readonly walk: Walk;
  /** To choose from. */
  readonly languages: readonly LanguagePack[];
  readonly step: (step: Step) => void;
  /** Names the screen, so that a change of it is noticed. */
  readonly shown: string;
  readonly title: { readonly head: string; readonly more: string | null } | null;
  readonly actions: readonly FootAction[];
  /** Words that stand above the bottom line for a while; null: none. */
  readonly notice: string | null;
  /** The hall's name was held for as long as no visitor does. */
  readonly onHeld: () => void;
  readonly children: ReactNode;
}

/** What stays in its place on every screen: hall, languages, question, bottom line. */
export function Frame(props: FrameProps): ReactNode {
  const { say } = useWording();
  const held = useHeld(props.onHeld);
  const settling = useSettling(props.shown);
  const catalogue = props.state?.catalogue ?? null;
  return (
    <div
      ref={settling}
      className="frame"
      data-easy={props.walk.easy}
      data-guided={props.walk.guided}
      data-alone={props.state?.alone ?? false}
      data-shown={props.shown.split(":")[0]}
    >
      <header className="hall" {...held}>
        {catalogue === null ? "" : say(catalogue.name)}
      </header>
      <Languages packs={props.languages} walk={props.walk} step={props.step} />
      <Question title={props.title} />
      <main className="main" data-alerted={isAlerted(props.state)}>
        <Alerts state={props.state} />
        {props.children}
      </main>
      <footer className="foot-area">
        <p className="notice" aria-live="polite" hidden={props.notice === null}>
          {props.notice}
        </p>
        <div className="foot">
          {props.actions.map((action) => (
            <Pressable
              key={action.name}
              name={action.name}
              className={action.main === true ? "button main-button" : "button"}
              onPress={action.onPress}
              pressed={action.pressed ?? null}
            >
              <Icon name={action.icon} />
              <span>{action.label}</span>
            </Pressable>
          ))}
        </div>
        <SimulatedNotice state={props.state} />
      </footer>
    </div>
  );
}

/** What the screen asks; screens with a headline of their own leave its place empty. */
function Question({ title }: Pick<FrameProps, "title">): ReactNode {
  if (title === null) return <div className="title" />;
  return (
    <section className="title" aria-labelledby="question">
      <h1 id="question">{title.head}</h1>
      {title.more !== null && <p>{title.more}</p>}
    </section>
  );
}

function Languages(props: {
  readonly walk: Walk;
  readonly step: (step: Step) => void;
  readonly packs: readonly LanguagePack[];
}): ReactNode {
  const { texts } = useWording();
  const { packs } = props;
  if (packs.length < 2) return <div className="languages" />;
  return (
    <nav className="languages" aria-label={texts.t("kiosk.language")}>
      {packs.map((pack) => (
        <Pressable
          key={pack.tag}
          name={`language-${pack.tag}`}
          className="button language"
          pressed={pack.tag === props.walk.language}
          onPress={() => props.step({ type: "chooseLanguage", language: pack.tag })}
        >
          <span lang={pack.tag} dir={pack.direction}>
            {pack.name}
          </span>
        </Pressable>
      ))}
    </nav>
  );
}
