import { formatTime } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import type { TabProps } from "../tabs.ts";
import type { Deed } from "../useDeed.ts";
import { roleNames } from "./roleNames.ts";
import type { WaitingMachine } from "./setup.ts";

/** Machines that show a code now. Which of them it is, only their own code says. */
export function Waiting(
  props: Pick<TabProps, "view" | "texts" | "zone" | "linked"> & { readonly deed: Deed },
): React.ReactNode {
  const { view, texts, zone, linked, deed } = props;
  const { waiting } = view.pairing;
  if (waiting.length === 0) return <p className="machine-none">{texts.t("admin.pairingNobody")}</p>;
  const reject = (machine: WaitingMachine): void =>
    void deed.run({ type: "rejectMachine", requestId: machine.requestId }, texts.t("admin.pairingRejected"));
  return (
    <ul className="admin-list">
      {waiting.map((machine) => (
        <li key={machine.requestId}>
          <p>
            <strong>{texts.t(roleNames[machine.role])}</strong>
            <small>
              <Dotted
                parts={[
                  texts.t("admin.pairingFrom", { address: machine.address }),
                  texts.t("admin.pairingSince", { time: formatTime(texts, machine.since, zone) }),
                  ...nameBefore(machine, props),
                ]}
              />
            </small>
          </p>
          <button
            type="button"
            className="plain-button"
            disabled={!linked || deed.state.kind === "sending"}
            onClick={() => reject(machine)}
          >
            {texts.t("admin.pairingReject")}
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameBefore({ was }: WaitingMachine, { view, texts }: Pick<TabProps, "view" | "texts">): string[] {
  const before = view.devices.find(({ deviceId }) => deviceId === was);
  return before === undefined ? [] : [texts.t("admin.pairingWas", { name: before.name })];
}
