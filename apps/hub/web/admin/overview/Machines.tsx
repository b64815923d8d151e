import type { HubClient } from "@giliran/shared/client";
import type { AdminView, DeviceHealth } from "@giliran/shared/contract";
import type { ZoneName } from "@giliran/shared/domain";
import { formatTime, type TextKey, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import { DeedLine } from "../DeedLine.tsx";
import { roleNames } from "../machines/roleNames.ts";
import { useDeed } from "../useDeed.ts";

const parts = {
  printer: "admin.partPrinter",
  thermometer: "admin.partThermometer",
  voice: "admin.partVoice",
  kiosk: "admin.partKiosk",
} as const satisfies { readonly [Part in DeviceHealth["part"]]: TextKey };

/** Kiosks and screens: there or not, and what they consist of. */
export function Machines(props: {
  readonly view: AdminView;
  readonly texts: Texts;
  readonly zone: ZoneName;
  readonly client: HubClient;
  readonly linked: boolean;
}): React.ReactNode {
  const { view, texts, zone, client, linked } = props;
  const deed = useDeed(client);
  return (
    <section className="admin-machines">
      <h2>{texts.t("admin.devices")}</h2>
      <ul>
        {view.devices.map((device) => (
          <li key={device.deviceId} data-connected={device.connected}>
            <p>
              <strong>{device.name}</strong>
              <small>
                <Dotted
                  parts={[texts.t(roleNames[device.role]), ...device.health.map((h) => partWords(h, texts))]}
                />
              </small>
            </p>
            {counts(device) && (
              <button
                type="button"
                className="plain-button"
                disabled={!linked || deed.state.kind === "sending"}
                onClick={() => {
                  const words = texts.t("admin.rollChanged", { kiosk: device.name });
                  void deed.run({ type: "changeRoll", deviceId: device.deviceId }, words);
                }}
              >
                {texts.t("admin.rollNew")}
              </button>
            )}
            <span className="admin-link">{linkWords(device, texts, zone)}</span>
          </li>
        ))}
      </ul>
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}

/** Its printer counts the paper, and has to be told of a new roll. */
function counts({ health }: AdminView["devices"][number]): boolean {
  return health.some(({ slipsLeft }) => typeof slipsLeft === "number");
}

function partWords({ part, simulated, slipsLeft }: DeviceHealth, texts: Texts): string {
  const name = texts.t(parts[part]);
  const whole = simulated ? `${name} (${texts.t("admin.simulated")})` : name;
  return typeof slipsLeft === "number"
    ? `${whole}, ${texts.t("admin.rollLeft", { slips: slipsLeft })}`
    : whole;
}

function linkWords(
  { connected, lastSeenAt }: AdminView["devices"][number],
  texts: Texts,
  zone: ZoneName,
): string {
  if (connected) return texts.t("admin.connected");
  if (lastSeenAt === null) return texts.t("admin.never");
  return texts.t("admin.lastSeen", { time: formatTime(texts, lastSeenAt, zone) });
}
