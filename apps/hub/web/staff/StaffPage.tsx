import { createHubClient, type HubClient } from "@giliran/shared/client";
import { useHub } from "@giliran/shared/ui";
import { useEffect, useMemo } from "react";
import { SignIn } from "./SignIn.tsx";
import { takeCode, ofThisWindow, type Session } from "./session.ts";
import { useLanguage, type LanguageChoice } from "./useLanguage.ts";
import { useSession } from "./useSession.ts";
import { WrongPage } from "./WrongPage.tsx";
import { pageOfRole, type StaffPageName } from "./pages.ts";

/** What a staff screen is given once somebody is signed in. */
export interface StaffScreenProps {
  readonly client: HubClient;
  readonly session: Session;
  readonly language: LanguageChoice;
  readonly signOut: () => void;
}

/** The link's code, read once as the page loads: a second reading would find the address already cleaned. */
export interface Opening {
  readonly code: string | null;
  readonly around: ReturnType<typeof ofThisWindow>;
}

export function openPage(): Opening {
  return { code: takeCode(globalThis.location, globalThis.history), around: ofThisWindow() };
}

/** Sign-in first, then the screen with a hub client of this session. */
export function StaffPage(props: {
  readonly opening: Opening;
  readonly page: StaffPageName;
  readonly Screen: React.ComponentType<StaffScreenProps>;
}): React.ReactNode {
  const { opening, page, Screen } = props;
  const language = useLanguage();
  const control = useSession(opening.around, opening.code);
  const title = language.texts.t(`${page}.title`);
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (control.state.phase !== "signed_in")
    return <SignIn control={control} language={language} title={title} />;
  const { session } = control.state;
  const signOut = (): void => control.end(null);
  if (pageOfRole(session.role) !== page) {
    return <WrongPage session={session} texts={language.texts} signOut={signOut} />;
  }
  return (
    <Connected key={session.token} session={session} refused={() => control.end("unauthorised")}>
      {(client) => <Screen client={client} session={session} language={language} signOut={signOut} />}
    </Connected>
  );
}

/** Keeps one hub client while it is shown. */
function Connected(props: {
  readonly session: Session;
  readonly refused: () => void;
  readonly children: (client: HubClient) => React.ReactNode;
}): React.ReactNode {
  const { session, refused } = props;
  const client = useMemo(
    () => createHubClient({ url: "", token: session.token, screen: null }),
    [session.token],
  );
  useEffect(() => {
    client.start();
    return () => client.stop();
  }, [client]);
  const { refusal } = useHub(client);
  const turnedAway = refusal === "unauthorised";
  useEffect(() => {
    if (turnedAway) refused();
  }, [turnedAway, refused]);
  return props.children(client);
}
