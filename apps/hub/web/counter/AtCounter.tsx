import type { CommandOf, PanelView } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import type { Session } from "../staff/session.ts";
import { useState } from "react";
import type { LanguageChoice } from "../staff/useLanguage.ts";
import { commandFor, hindrance, notSoCommand, type Action, type OwnCounter } from "./actions.ts";
import { ActionKeys } from "./ActionKeys.tsx";
import { AsideTickets } from "./AsideTickets.tsx";
import { DeedKeys } from "./DeedKeys.tsx";
import { type AskingDeed, type Deed, isDeed, plainCommand, whyNotDeed } from "./deeds.ts";
import { DeedOf } from "./Deeds.tsx";
import { Footer } from "./Footer.tsx";
import { GroupTickets } from "./GroupTickets.tsx";
import { InHand } from "./InHand.tsx";
import { NextTickets } from "./NextTickets.tsx";
import { NoticeLine } from "./NoticeLine.tsx";
import { Outcome } from "./Outcome.tsx";
import { StoryDialogue } from "./StoryDialogue.tsx";
import { useCatalogue } from "../staff/useCatalogue.ts";
import type { Sender, Sent } from "./useSender.ts";
import { useKeys } from "./useKeys.ts";

/** The officer sits: the ticket at hand, what may be done, who is next. */
export function AtCounter(props: {
  readonly view: PanelView;
  readonly counter: OwnCounter;
  readonly now: Instant;
  readonly session: Session;
  readonly language: LanguageChoice;
  readonly sender: Sender;
  readonly linked: boolean;
  readonly busy: boolean;
  readonly send: (command: CommandOf<Sent>, label: string | null) => void;
  readonly toggleKeys: () => void;
  readonly signOut: () => void;
}): React.ReactNode {
  const { view, counter, now, session, language, sender, linked, busy, send, toggleKeys, signOut } = props;
  const { texts } = language;
  const catalogue = useCatalogue(session.token, view.catalogueVersion);
  const [asking, setAsking] = useState<AskingDeed | null>(null);
  const [story, setStory] = useState<string | null>(null);
  const [ending, setEnding] = useState<CommandOf<"callNext" | "finish"> | null>(null);
  const whyNot = (action: Action) => hindrance(action, view, counter, now);
  const act = (action: Action): void => {
    const command = commandFor(action, counter);
    if (!linked || command === null || whyNot(action) !== null) return;
    if (command.type === "callNext" || command.type === "finish") end(command);
    else send(command, counter.inHand?.label ?? null);
  };
  const end = (command: CommandOf<"callNext" | "finish">): void => {
    if (view.outcomeRequired && counter.inHand !== null) setEnding(command);
    else send(command, counter.inHand?.label ?? null);
  };
  const endJourney = (): void => {
    const command = commandFor("finish", counter);
    if (command?.type === "finish") end({ ...command, endsJourney: true });
  };
  const begin = (deed: Deed): void => {
    if (!linked || whyNotDeed(deed, view, counter, now) !== null) return;
    if (deed === "story") return setStory(counter.inHand?.label ?? "");
    if (deed === "endJourney") return endJourney();
    if (deed !== "undo" && deed !== "setAutoCall") return setAsking(deed);
    const command = plainCommand(deed, counter);
    if (command !== null) send(command, counter.undo?.label ?? null);
  };
  const deny = (): void => {
    const command = notSoCommand(counter);
    if (command !== null) send(command, counter.inHand?.label ?? null);
  };
  useKeys((meaning) => {
    if (meaning === "help") toggleKeys();
    else if (isDeed(meaning)) begin(meaning);
    else act(meaning);
  });
  const asked = { counter, texts, now, send, close: () => setAsking(null) };
  return (
    <>
      <main className="panel-desk">
        <section className="panel-hand">
          <InHand
            view={view}
            counter={counter}
            texts={texts}
            now={now}
            tell={setStory}
            say={linked ? (isSo) => (isSo ? act("confirmClass") : deny()) : null}
          />
          <ActionKeys
            texts={texts}
            inHand={counter.inHand}
            whyNot={whyNot}
            linked={linked}
            busy={busy}
            act={act}
          />
          <DeedKeys
            texts={texts}
            autoCall={counter.autoCall}
            onJourney={counter.inHand !== null && counter.inHand.nextStep !== null}
            whyNot={(deed) => whyNotDeed(deed, view, counter, now)}
            linked={linked}
            begin={begin}
          />
          <NoticeLine texts={texts} notice={sender.notice} linked={linked} />
        </section>
        <div className="panel-lists">
          <GroupTickets {...{ counter, texts, now, linked, send }} />
          <AsideTickets {...{ counter, texts, now, linked, send }} tell={setStory} />
          <NextTickets counter={counter} texts={texts} now={now} tell={setStory} />
        </div>
      </main>
      {asking !== null && catalogue !== null && <DeedOf deed={asking} catalogue={catalogue} {...asked} />}
      {story !== null && (
        <StoryDialogue
          key={story}
          label={story}
          texts={texts}
          token={session.token}
          close={() => setStory(null)}
        />
      )}
      {ending !== null && catalogue !== null && (
        <Outcome
          catalogue={catalogue}
          texts={texts}
          say={(outcomeId) => send({ ...ending, outcomeId }, counter.inHand?.label ?? null)}
          close={() => setEnding(null)}
        />
      )}
      <Footer counter={counter} language={language} signOut={signOut} />
    </>
  );
}
