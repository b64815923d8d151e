import type { CommandOf, PanelView } from "@giliran/shared/contract";
import type { CounterId, ZoneName } from "@giliran/shared/domain";
import { ConnectionBanner, useHub, useHubNow, viewOf } from "@giliran/shared/ui";
import { useState } from "react";
import type { StaffScreenProps } from "../staff/StaffPage.tsx";
import { Alerts } from "./Alerts.tsx";
import { AtCounter } from "./AtCounter.tsx";
import { ChooseCounter } from "./ChooseCounter.tsx";
import { Header } from "./Header.tsx";
import { HelpRequests } from "./HelpRequests.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { useSender, type Sender, type Sent } from "./useSender.ts";

/** The counter panel: choose a counter, then one key for next. */
export function PanelScreen(props: StaffScreenProps): React.ReactNode {
  const { client, session, language } = props;
  const { texts } = language;
  const snapshot = useHub(client);
  const now = useHubNow(client);
  const view = viewOf(snapshot, "panel");
  const sender = useSender(client);
  const [keysShown, showKeys] = useState(false);
  const linked = snapshot.status === "connected";
  const busy = sender.notice.kind === "sending";
  const zone = (view?.hall.timeZone ?? localZone()) as ZoneName;
  const toggleKeys = (): void => showKeys((shown) => !shown);
  return (
    <div className="panel" data-linked={linked}>
      <Header
        texts={texts}
        officer={view?.officer.name ?? session.name}
        counter={view?.counter?.label ?? null}
        status={snapshot.status}
        showKeys={toggleKeys}
      />
      <ConnectionBanner snapshot={snapshot} texts={texts} zone={zone} />
      {view === null ? (
        <p className="panel-wait">{texts.t("panel.waitingForHub")}</p>
      ) : (
        <>
          <Alerts {...{ view, texts, zone, now }} />
          <HelpRequests view={view} texts={texts} now={now} disabled={!linked} send={sender.send} />
          <Work {...{ ...props, view, now, sender, linked, busy, toggleKeys }} />
        </>
      )}
      {keysShown && <KeysHelp texts={texts} close={() => showKeys(false)} />}
    </div>
  );
}

interface WorkProps extends StaffScreenProps {
  readonly view: PanelView;
  readonly now: ReturnType<typeof useHubNow>;
  readonly sender: Sender;
  readonly linked: boolean;
  readonly busy: boolean;
  readonly toggleKeys: () => void;
}

/** At a counter, or choosing one. Remembers which it was, to say so when a colleague has taken it over. */
function Work(props: WorkProps): React.ReactNode {
  const { view, sender } = props;
  const [had, setHad] = useState<CounterId | null>(null);
  const own = view.counter?.counterId ?? null;
  if (own !== null && own !== had) setHad(own);
  const send = (command: CommandOf<Sent>, label: string | null): void => {
    if (command.type === "closeCounter") setHad(null);
    sender.send(command, label);
  };
  return view.counter === null ? (
    <ChooseCounter {...props} had={had} send={send} />
  ) : (
    <AtCounter {...props} counter={view.counter} send={send} />
  );
}

function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
