import { isLoopback, type StartOptions } from "./options.ts";
import type { RunningHall } from "./startHall.ts";

/**
 * What the console says once the hall is open: one address, from which every screen is one click away, and what
 * a person at this machine may need beside it.
 * @returns lines
 */
export function welcome(hall: RunningHall, options: StartOptions): readonly string[] {
  const rows: [string, string][] = [
    ["data", options.data],
    ["log", `${options.data}/hall.log`],
  ];
  if (hall.kiosk !== null) {
    const printer = hall.kiosk.printerPort;
    if (printer !== null) rows.unshift(["printer", `simulated, ESC/POS on port ${printer}`]);
    rows.unshift(["kiosk", `port ${hall.kiosk.port} of this machine, with simulated printer and scanner`]);
  }
  if (hall.administratorCode !== null) {
    rows.unshift(["sign-in", `administrator, with the code ${hall.administratorCode} (10 minutes, once)`]);
  }
  return [
    "",
    options.hall === null ? "The sample hall is open." : "The hall is open.",
    "",
    `  ${hall.url}`,
    "",
    ...rows.map(([name, text]) => `  ${name.padEnd(8)} ${text}`),
    ...(isLoopback(options.host) ? [] : ["", "  Not encrypted: whoever is on this network can listen in."]),
    "",
    "Ctrl+C closes it.",
    "",
  ];
}
