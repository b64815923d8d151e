import type { Command, PublicCatalogue } from "@giliran/shared/contract";
import { localText } from "@giliran/shared/domain";
import { formatTime, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import { useState } from "react";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { type Deed, useDeed } from "../useDeed.ts";
import { MachineForm } from "./MachineForm.tsx";
import { PinForm } from "./PinForm.tsx";
import { screenNames } from "./ScreenFields.tsx";
import { fieldsOf, type Machine } from "./setup.ts";

/** What stands open under a machine. */
type Opened = "no" | "form" | "pin" | "unpair";

type CardProps = TabProps & {
  readonly machine: Machine;
  readonly catalogue: PublicCatalogue;
  readonly mayChange: boolean;
};

/** One machine: whether it is there, what it was given, and what can be done with it from here. */
export function MachineCard(props: CardProps): React.ReactNode {
  const { machine, texts, client, token, linked, catalogue, mayChange } = props;
  const deed = useDeed(client);
  const [open, turn] = useState<Opened>("no");
  const busy = !linked || deed.state.kind === "sending";
  const { deviceId } = machine;
  return (
    <li className="machine" data-connected={machine.connected} data-locked={machine.locked}>
      <p>
        <strong>{machine.name}</strong>
        <small>
          <Dotted parts={factsOf(props)} />
        </small>
      </p>
      <span className="admin-link">{linkWords(props)}</span>
      {mayChange && open === "no" && <Deeds {...{ machine, texts, deed, busy, turn }} />}
      {open === "form" && (
        <MachineForm
          role={machine.role}
          fields={fieldsOf(machine, machine.name)}
          catalogue={catalogue}
          texts={texts}
          busy={busy}
          words={texts.t("admin.machineSave")}
          cancel={() => turn("no")}
          send={(setup) => {
            const words = texts.t("admin.machineSaved", { name: setup.name });
            void deed
              .run({ type: "setMachine", deviceId, ...setup }, words)
              .then((done) => done && turn("no"));
          }}
        />
      )}
      {open === "pin" && <PinForm {...{ machine, texts, deed, busy, token }} end={() => turn("no")} />}
      {open === "unpair" && <Unpair {...{ machine, texts, deed, busy, turn }} />}
      <DeedLine state={deed.state} texts={texts} />
    </li>
  );
}

interface DeedsProps {
  readonly machine: Machine;
  readonly texts: Texts;
  readonly deed: Deed;
  readonly busy: boolean;
  readonly turn: (to: Opened) => void;
}

function Deeds({ machine, texts, deed, busy, turn }: DeedsProps): React.ReactNode {
  const { deviceId, name, locked, paired, role } = machine;
  const run = (command: Command, words: string): void => void deed.run(command, words);
  const lock = (): void =>
    run(
      { type: "lockMachine", deviceId, locked: !locked },
      texts.t(locked ? "admin.machineUnlocked" : "admin.machineLocked", { name }),
    );
  const reload = (): void =>
    run({ type: "reloadMachine", deviceId }, texts.t("admin.machineReloaded", { name }));
  return (
    <div className="machine-deeds">
      <button type="button" className="plain-button" disabled={busy} onClick={() => turn("form")}>
        {texts.t("admin.machineChange")}
      </button>
      {role === "kiosk" && (
        <button type="button" className="plain-button" disabled={busy} onClick={lock}>
          {texts.t(locked ? "admin.machineUnlock" : "admin.machineLock")}
        </button>
      )}
      {role === "kiosk" && (
        <button type="button" className="plain-button" disabled={busy} onClick={() => turn("pin")}>
          {texts.t(machine.hasPin ? "admin.machinePinChange" : "admin.machinePinSet")}
        </button>
      )}
      <button type="button" className="plain-button" disabled={busy || !machine.connected} onClick={reload}>
        {texts.t("admin.machineReload")}
      </button>
      {paired && (
        <button type="button" className="plain-button" disabled={busy} onClick={() => turn("unpair")}>
          {texts.t("admin.machineUnpair")}
        </button>
      )}
    </div>
  );
}

/** What cannot be taken back is asked once more. */
function Unpair({ machine, texts, deed, busy, turn }: DeedsProps): React.ReactNode {
  const { deviceId, name } = machine;
  const unpair = (): void => {
    const words = texts.t("admin.machineUnpaired", { name });
    void deed.run({ type: "unpairMachine", deviceId }, words).then((done) => done && turn("no"));
  };
  return (
    <div className="machine-deeds">
      <p className="admin-consequence">{texts.t("admin.machineUnpairMore", { name })}</p>
      <button type="button" className="main-button" disabled={busy} onClick={unpair}>
        {texts.t("admin.machineUnpair")}
      </button>
      <button type="button" className="quiet" onClick={() => turn("no")}>
        {texts.t("admin.machineCancel")}
      </button>
    </div>
  );
}

function factsOf({ machine, catalogue, texts }: CardProps): string[] {
  const { tag } = texts.pack;
  const zone = catalogue.zones.find(({ id }) => id === machine.zoneId);
  const facts = [...shownOn(machine, catalogue, texts)];
  if (machine.screen !== "counter" && zone !== undefined) facts.push(localText(zone.name, tag));
  if (machine.silent) facts.push(texts.t("admin.machineSilent"));
  if (machine.letter !== null) facts.push(texts.t("admin.machineLetter", { letter: machine.letter }));
  if (machine.serviceIds !== null)
    facts.push(texts.t("admin.machineServiceCount", { count: machine.serviceIds.length }));
  if (machine.printer !== null) facts.push(texts.t("admin.machinePrinter"));
  if (machine.role === "kiosk")
    facts.push(texts.t(machine.hasPin ? "admin.machineHasPin" : "admin.machineNoPin"));
  if (machine.locked) facts.push(texts.t("admin.machineIsLocked"));
  return facts;
}

/** What a call screen shows. */
function shownOn({ screen, counterId }: Machine, catalogue: PublicCatalogue, texts: Texts): string[] {
  if (screen === null) return [];
  const counter = catalogue.counters.find(({ id }) => id === counterId);
  if (screen !== "counter" || counter === undefined) return [texts.t(screenNames[screen])];
  return [texts.t("admin.machineSignOf", { label: counter.label })];
}

function linkWords({ machine, texts, zone }: CardProps): string {
  if (machine.connected) return texts.t("admin.connected");
  if (!machine.paired) return texts.t("admin.machineNotPaired");
  if (machine.lastSeenAt === null) return texts.t("admin.never");
  return texts.t("admin.lastSeen", { time: formatTime(texts, machine.lastSeenAt, zone) });
}
