import { useEffect, useSyncExternalStore } from "react";
import type { ErrorCode } from "@giliran/shared/contract";
import { bundledTexts, indonesian } from "@giliran/shared/i18n";
import { useHub } from "@giliran/shared/ui";
import { Board } from "../board/Board.tsx";
import { Entrance } from "../entrance/Entrance.tsx";
import { Sign } from "../sign/Sign.tsx";
import { PairingPage } from "./PairingPage.tsx";
import type { RunningScreen } from "./runScreen.ts";
import type { PageSession } from "./session.ts";

/** One call screen: asks for a code until it is paired; then it is the board. */
export function DisplayPage(props: {
  readonly name: string;
  readonly session: PageSession;
}): React.ReactNode {
  const { name, session } = props;
  const {
    running,
    working,
    refusal,
    asking: own,
  } = useSyncExternalStore(session.subscribe, session.state, session.state);
  const asking = { name, texts: bundledTexts(indonesian.tag), working, asking: own, pair: session.pair };
  if (running === null) return <PairingPage {...asking} refusal={refusal} />;
  const revoked = <PairingPage {...asking} refusal={refusal ?? "revoked"} />;
  return <Screen running={running} revoked={revoked} />;
}

/** A page of another version than the hub asks for its new self, not faster than this, ms. */
const renewMs = 30_000;
const otherVersion: ReadonlySet<ErrorCode | null> = new Set(["protocol_too_old", "protocol_too_new"]);

function Screen(props: {
  readonly running: RunningScreen;
  /** Shown while the hub does not know this token: it may know it again, so the screen goes on asking. */
  readonly revoked: React.ReactNode;
}): React.ReactNode {
  const { client, voice, readPacks } = props.running;
  const { status, refusal, frame } = useHub(client);
  const outdated = status === "refused" && otherVersion.has(refusal);
  useEffect(() => {
    const renewing = outdated ? setTimeout(() => globalThis.location.reload(), renewMs) : undefined;
    return () => clearTimeout(renewing);
  }, [outdated]);
  if (status === "refused" && refusal === "unauthorised") return props.revoked;
  if (frame?.view.kind === "entrance") return <Entrance client={client} readPacks={readPacks} />;
  if (frame?.view.kind === "sign") return <Sign client={client} readPacks={readPacks} />;
  return <Board client={client} voice={voice} readPacks={readPacks} />;
}
