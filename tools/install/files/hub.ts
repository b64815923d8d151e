import type { HubSetup } from "../setup.ts";
import { file, hardened, ownUser, type Piece, places, startedUnit } from "./plan.ts";

const { current, data, backups, settings } = places("hub");
export const hubProgram = `${current}/apps/hub/dist/hub.mjs`;

/**
 * Everything that a hub's machine gets besides its program.
 * @param hall the hall's file and what it names
 */
export function hubPieces(setup: HubSetup, hall: readonly Piece[]): readonly Piece[] {
  return [
    ownUser("hub"),
    ...hall,
    ...startedUnit("giliran-hub.service", "multi-user.target", hubUnit(setup)),
    file("/etc/systemd/system/giliran-hub-backup.service", backupUnit(setup.node)),
    ...startedUnit("giliran-hub-backup.timer", "timers.target", backupTimer),
  ];
}

function hubUnit(setup: HubSetup): string {
  const publicDoor = setup["public-port"] === null ? [] : [`--public-port ${String(setup["public-port"])}`];
  const words = [
    `--hall ${settings}/hall.yaml --data ${data}`,
    `--host ${setup.host} --port ${String(setup.port)}`,
    ...publicDoor,
    ...setup.name.map((name) => `--name ${name}`),
  ];
  return `[Unit]
Description=Giliran hub
Wants=network-online.target
After=network-online.target

[Service]
User=giliran-hub
StateDirectory=giliran-hub
StateDirectoryMode=0700
ExecStart=${setup.node} ${hubProgram} ${words.join(" ")}
Restart=always
RestartSec=2
MemoryMax=1G
${hardened}DevicePolicy=closed
PrivateDevices=yes

[Install]
WantedBy=multi-user.target
`;
}

/** The hub may be at work; files older than thirty days go when a new one stands. */
function backupUnit(node: string): string {
  return `[Unit]
Description=Giliran hub: nightly backup

[Service]
Type=oneshot
User=giliran-hub
StateDirectory=giliran-hub giliran-hub-backups
StateDirectoryMode=0700
ExecStart=/bin/sh -c 'exec ${node} ${hubProgram} backup --data ${data} --to ${backups}/hall-$(date +%%Y%%m%%d-%%H%%M%%S).db'
ExecStartPost=/usr/bin/find ${backups} -name hall-*.db -mtime +30 -delete
MemoryMax=512M
${hardened}PrivateDevices=yes
`;
}

const backupTimer = `[Unit]
Description=Giliran hub: every night

[Timer]
OnCalendar=*-*-* 01:30:00
Persistent=true
RandomizedDelaySec=10min

[Install]
WantedBy=timers.target
`;
