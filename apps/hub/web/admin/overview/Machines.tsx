import type { AdminView, DeviceHealth } from "@giliran/shared/contract";
import type { DeviceRole, ZoneName } from "@giliran/shared/domain";
import { formatTime, type TextKey, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";

const roles = {
  kiosk: "admin.roleKiosk",
  display: "admin.roleDisplay",
  panel: "admin.rolePanel",
  sensor: "admin.roleSensor",
} as const satisfies { readonly [Role in DeviceRole]: TextKey };

const parts = {
  printer: "admin.partPrinter",
  thermometer: "admin.partThermometer",
  voice: "admin.partVoice",
} as const satisfies { readonly [Part in DeviceHealth["part"]]: TextKey };

/** Kiosks and screens: there or not, and what they consist of. */
export function Machines(props: {
  readonly view: AdminView;
  readonly texts: Texts;
  readonly zone: ZoneName;
}): React.ReactNode {
  const { view, texts, zone } = props;
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
                  parts={[texts.t(roles[device.role]), ...device.health.map((h) => partWords(h, texts))]}
                />
              </small>
            </p>
            <span className="admin-link">{linkWords(device, texts, zone)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function partWords({ part, simulated }: DeviceHealth, texts: Texts): string {
  const name = texts.t(parts[part]);
  return simulated ? `${name} (${texts.t("admin.simulated")})` : name;
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
