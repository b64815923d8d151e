import {
  type CommandOf,
  pinFault,
  type PublicCatalogue,
  type Result,
  shownFingerprint,
} from "@giliran/shared/contract";
import { useId, useState } from "react";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { type Deed, useDeed } from "../useDeed.ts";
import { MachineForm } from "./MachineForm.tsx";
import { PinField } from "./PinField.tsx";
import { sendPin, suggestPin } from "./pin.ts";
import { roleNames } from "./roleNames.ts";
import { fieldsOf, type Machine, type Setup } from "./setup.ts";
import { Waiting } from "./Waiting.tsx";

type Role = "kiosk" | "display";

/** A machine that shows a code is let in: its code, what it is, in whose place it comes, and what it is given. */
export function LetIn(props: TabProps & { readonly catalogue: PublicCatalogue }): React.ReactNode {
  const { view, texts, client, linked } = props;
  const deed = useDeed(client);
  const { waiting, fingerprint } = view.pairing;
  return (
    <section className="admin-card machine-in" data-some={waiting.length > 0}>
      <h2>{texts.t("admin.pairing")}</h2>
      <p>{texts.t("admin.pairingMore")}</p>
      {fingerprint !== null && (
        <p>
          {texts.t("admin.pairingFingerprint")}
          <code className="machine-print">{shownFingerprint(fingerprint)}</code>
        </p>
      )}
      <Waiting {...props} deed={deed} />
      {waiting.length > 0 && <Accept {...props} deed={deed} />}
      <DeedLine state={linked ? deed.state : { kind: "none" }} texts={texts} />
    </section>
  );
}

interface Chosen {
  readonly role: Role;
  /** In whose place it comes; "": a new one. */
  readonly place: string;
}

function Accept(
  props: TabProps & { readonly catalogue: PublicCatalogue; readonly deed: Deed },
): React.ReactNode {
  const { view, texts, linked, catalogue, deed } = props;
  const first = view.pairing.waiting[0];
  const [code, type] = useState("");
  const [chosen, choose] = useState<Chosen>({ role: first?.role ?? "kiosk", place: first?.was ?? "" });
  const { role } = chosen;
  const known = view.devices.find((one) => one.role === role && one.deviceId === chosen.place) ?? null;
  const deviceId = known?.deviceId ?? null;
  const pinned = usePinned(props, role, known);
  const send = async (setup: Setup): Promise<void> => {
    const command = { type: "acceptMachine", code, deviceId, ...setup } as const;
    const words = texts.t("admin.pairingDone", { name: setup.name });
    if (!pinned.isWrong && (await deed.ask(() => pinned.letIn(command), words))) type("");
  };
  return (
    <>
      <WhichOne {...{ view, texts, code, type, chosen, choose }} />
      {known?.paired === true && <p>{texts.t("admin.pairingReplaces", { name: known.name })}</p>}
      <MachineForm
        key={`${role}/${deviceId}`}
        role={role}
        fields={fieldsOf(known, nextName(texts.t(roleNames[role]), view.devices))}
        catalogue={catalogue}
        texts={texts}
        busy={!linked || deed.state.kind === "sending" || code.trim().length < 6}
        words={texts.t("admin.pairingAccept")}
        further={pinned.field}
        send={(setup) => void send(setup)}
        cancel={() => type("")}
      />
    </>
  );
}

/** A kiosk that has no PIN yet is given one as it is let in. */
function usePinned({ client, token, texts }: TabProps, role: Role, known: Machine | null): Pinned {
  const [pin, change] = useState(suggestPin);
  const wanted = role === "kiosk" && known?.hasPin !== true;
  return {
    field: wanted ? <PinField {...{ texts, pin, change }} /> : null,
    isWrong: wanted && pinFault(pin) !== null,
    letIn: async (command) => {
      const answer = await client.send(command);
      if (!answer.ok || !wanted) return answer;
      const set = await sendPin(token, answer.value.deviceId, pin);
      if (set.ok) change(suggestPin());
      return set;
    },
  };
}

interface Pinned {
  readonly field: React.ReactNode;
  readonly isWrong: boolean;
  readonly letIn: (command: CommandOf<"acceptMachine">) => Promise<Result>;
}

/** The code on its screen, and what this machine is to be. */
function WhichOne(
  props: Pick<TabProps, "view" | "texts"> & {
    readonly code: string;
    readonly type: (code: string) => void;
    readonly chosen: Chosen;
    readonly choose: (chosen: Chosen) => void;
  },
): React.ReactNode {
  const { view, texts, code, type, chosen, choose } = props;
  const own = useId();
  const places = view.devices.filter(({ role }) => role === chosen.role);
  const known = places.some(({ deviceId }) => deviceId === chosen.place);
  return (
    <div className="admin-form">
      <div className="admin-field">
        <label htmlFor={`${own}code`}>{texts.t("admin.pairingCode")}</label>
        <input
          id={`${own}code`}
          className="machine-code"
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          value={code}
          onChange={(event) => type(event.target.value.toUpperCase())}
        />
      </div>
      <Choice
        label={texts.t("admin.pairingKind")}
        options={(["kiosk", "display"] as const).map((id) => ({ id, name: texts.t(roleNames[id]) }))}
        value={chosen.role}
        choose={(role) => choose({ ...chosen, role })}
      />
      <Choice
        label={texts.t("admin.pairingPlace")}
        options={[{ id: "", name: texts.t("admin.pairingNew") }, ...places.map(asPlace)]}
        value={known ? chosen.place : ""}
        choose={(place) => choose({ ...chosen, place })}
      />
    </div>
  );
}

function asPlace({ deviceId, name }: Machine): { readonly id: string; readonly name: string } {
  return { id: deviceId, name };
}

/** "Anjungan 3" where there are two. */
function nextName(word: string, machines: readonly Machine[]): string {
  const names = new Set(machines.map(({ name }) => name.toLowerCase()));
  for (let i = 1; ; i += 1) if (!names.has(`${word} ${i}`.toLowerCase())) return `${word} ${i}`;
}
