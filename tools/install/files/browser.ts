import { file, type Piece } from "./plan.ts";
import { policiesText } from "./policies.ts";

/**
 * Chromium in kiosk mode, begun with the desktop's session and begun again when it ends.
 * @param signal a file that is there while the page is gone: the browser is begun anew; null: nobody tells
 * @param fingerprint of the hall's authority, hex: the browser trusts certificates of this key; null: those of its store
 */
export function browserPieces(
  role: string,
  address: string,
  fingerprint: string | null,
  signal: string | null = null,
): readonly Piece[] {
  const starter = `/usr/local/bin/giliran-${role}-browser`;
  return [
    file(starter, starterText(role, address, fingerprint, signal), 0o755),
    file(`/etc/chromium/policies/managed/giliran-${role}.json`, policiesText(address)),
    file(
      `/etc/xdg/autostart/giliran-${role}.desktop`,
      `[Desktop Entry]\nType=Application\nName=Giliran ${role}\nExec=${starter}\n`,
    ),
  ];
}

/** The flags, each with its reason in `docs/decisions/installer.md`. */
export function flagsOf(fingerprint: string | null): readonly string[] {
  const pin = fingerprint === null ? null : Buffer.from(fingerprint, "hex").toString("base64");
  return [
    "--kiosk",
    "--noerrdialogs",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-session-crashed-bubble",
    "--deny-permission-prompts",
    "--disable-print-preview",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--disable-features=Translate",
    "--password-store=basic",
    "--autoplay-policy=no-user-gesture-required",
    ...(pin === null ? [] : [`--ignore-certificate-errors-spki-list=${pin}`]),
  ];
}

function starterText(
  role: string,
  address: string,
  fingerprint: string | null,
  signal: string | null,
): string {
  return `#!/bin/sh
# Begins the ${role}'s browser with a profile of its own, and begins it again whenever it ends.
browser=$(command -v chromium || command -v chromium-browser) || {
  echo "There is no Chromium: apt-get install chromium" >&2
  exit 1
}
while :; do
  "$browser" ${flagsOf(fingerprint).join(" ")} \\
    --user-data-dir="$HOME/.config/giliran-${role}" ${address} &
${signal === null ? "  wait $!\n" : watchText(signal)}  sleep 2
done
`;
}

/** A browser that has had a minute for its page, and has none, is ended: its page died, hangs or never came. */
function watchText(signal: string): string {
  return `  page=$! looks=0
  while kill -0 "$page" 2>/dev/null; do
    sleep 5
    looks=$((looks + 1))
    if [ "$looks" -ge 12 ] && [ -e ${signal} ]; then
      echo "The page is gone: the browser is begun anew." >&2
      kill -9 "$page"
      wait "$page"
    fi
  done
`;
}
