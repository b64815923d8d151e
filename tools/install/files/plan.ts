/** A file or a link that the installer writes. Paths are the machine's own, from "/". */
export type Piece =
  | {
      readonly kind: "file";
      readonly path: string;
      readonly mode: number;
      readonly text: string | Uint8Array;
    }
  | { readonly kind: "link"; readonly path: string; readonly to: string };

/** Where a role's parts stand on the machine. */
export function places(role: string) {
  return {
    programs: `/opt/giliran/${role}`,
    current: `/opt/giliran/${role}/current`,
    settings: `/etc/giliran-${role}`,
    data: `/var/lib/giliran-${role}`,
    backups: `/var/lib/giliran-${role}-backups`,
    manifest: `/var/lib/giliran-install/${role}.json`,
  } as const;
}

export const file = (path: string, text: string | Uint8Array, mode = 0o644): Piece => ({
  kind: "file",
  path,
  mode,
  text,
});

/** A unit and the link by which systemd starts it with `target`. */
export function startedUnit(name: string, target: string, text: string): readonly Piece[] {
  const path = `/etc/systemd/system/${name}`;
  return [file(path, text), { kind: "link", path: `/etc/systemd/system/${target}.wants/${name}`, to: path }];
}

/** A user of its own, without a password, a shell and a home. */
export function ownUser(role: string): Piece {
  const name = `giliran-${role}`;
  return file(`/etc/sysusers.d/${name}.conf`, `u ${name} - "Giliran ${role}" ${places(role).data}\n`);
}

/** What every service of ours may not do; V8 needs memory that it writes and runs, so that is not among it. */
export const hardened = `NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
ProtectClock=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
LockPersonality=yes
CapabilityBoundingSet=
UMask=0077
`;
