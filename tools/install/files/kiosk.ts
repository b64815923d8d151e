import type { KioskSetup } from "../setup.ts";
import { browserPieces } from "./browser.ts";
import { file, hardened, ownUser, type Piece, places, startedUnit } from "./plan.ts";

const { current, data, settings } = places("kiosk");
/** There while the kiosk's page is not: the service writes it, the browser's starter looks for it. */
const pageSignal = "/run/giliran-kiosk/page-gone";

/** Everything that a kiosk's machine gets besides its program. */
export function kioskPieces(setup: KioskSetup, devicesText: string | null): readonly Piece[] {
  return [
    ownUser("kiosk"),
    ...(devicesText === null ? [] : [file(`${settings}/devices.json`, devicesText)]),
    ...startedUnit("giliran-kiosk.service", "multi-user.target", kioskUnit(setup)),
    file("/etc/udev/rules.d/70-giliran-kiosk.rules", deviceRules(setup)),
    ...(setup["raw-sensor"] ? [file("/etc/modprobe.d/giliran-kiosk.conf", sensorBlacklist)] : []),
    ...browserPieces("kiosk", `http://127.0.0.1:${String(setup.port)}/`, null, pageSignal),
  ];
}

function kioskUnit(setup: KioskSetup): string {
  const settingsLines = [
    `GILIRAN_HUB=${setup.hub}`,
    `GILIRAN_TOKEN_FILE=${data}/token`,
    `GILIRAN_PORT=${String(setup.port)}`,
    `GILIRAN_PAGE_SIGNAL=${pageSignal}`,
    ...(setup.fingerprint === null ? [] : [`GILIRAN_HUB_FINGERPRINT=${setup.fingerprint}`]),
    ...(setup.devices === null ? [] : [`GILIRAN_DEVICES_FILE=${settings}/devices.json`]),
  ];
  return `[Unit]
Description=Giliran kiosk
Wants=network-online.target
After=network-online.target

[Service]
User=giliran-kiosk
SupplementaryGroups=lp dialout
StateDirectory=giliran-kiosk
StateDirectoryMode=0700
RuntimeDirectory=giliran-kiosk
RuntimeDirectoryMode=0755
${settingsLines.map((line) => `Environment=${line}\n`).join("")}ExecStart=${setup.node} ${current}/apps/kiosk/dist/kiosk.mjs
Restart=always
RestartSec=2
MemoryMax=512M
${hardened}
[Install]
WantedBy=multi-user.target
`;
}

/** The printer may come as lp1 when another device took the first minor: its link follows vendor and product. */
function deviceRules({ printer, scanner }: KioskSetup): string {
  const printerRule =
    printer === null ? "" : `${match("usbmisc", "lp[0-9]*", printer)}, SYMLINK+="giliran-printer"`;
  const lines = [
    `SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*", GROUP="lp", MODE="0660"`,
    ...(printerRule === "" ? [] : [printerRule]),
    ...scanner.map((id) => `${match("hidraw", "hidraw*", id)}, GROUP="giliran-kiosk", MODE="0660"`),
  ];
  return `${lines.join("\n")}\n`;
}

function match(subsystem: string, kernel: string, usbId: string): string {
  const [vendor, product] = usbId.split(":");
  return `SUBSYSTEM=="${subsystem}", KERNEL=="${kernel}", ATTRS{idVendor}=="${vendor ?? ""}", ATTRS{idProduct}=="${product ?? ""}"`;
}

const sensorBlacklist = `# The kernel's driver takes the scanner's hidraw node away; the kiosk reads that node itself.
blacklist hid_sensor_hub
`;
