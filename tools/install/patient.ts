import { isIP } from "node:net";
import { z } from "zod";
import type { Setup } from "./setup.ts";

/** What `doctor` has to know of a machine: kept where it is installed. */
export const patientSchema = z.strictObject({
  /** The hub's origin, as this machine reaches it. */
  hub: z.string(),
  /** Of the hall's authority, hex; null: nobody gave one, and none is judged. */
  fingerprint: z.string().nullable(),
  /** Where the kiosk's own page is served. */
  kioskPort: z.int(),
  /** By vendor and product, "04b8:0e15"; null: none on USB was named. */
  printer: z.string().nullable(),
  scanners: z.array(z.string()),
});
export type Patient = z.output<typeof patientSchema>;

const nothing = { kioskPort: 0, printer: null, scanners: [] };

export function patientOf(setup: Setup): Patient {
  switch (setup.role) {
    case "hub":
      return { ...nothing, hub: originOf(setup.host, setup.port), fingerprint: null };
    case "kiosk": {
      const { hub, fingerprint, port, printer, scanner } = setup;
      return { hub, fingerprint, kioskPort: port, printer, scanners: scanner };
    }
    case "screen":
      return { ...nothing, hub: setup.hub, fingerprint: setup.fingerprint };
    default:
      return setup satisfies never;
  }
}

/** As the hub speaks: plain on this machine alone. */
function originOf(host: string, port: number): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "127.0.0.1" : isIP(host) === 6 ? `[${host}]` : host;
  const plain = ["127.0.0.1", "localhost", "::1"].includes(host);
  return `${plain ? "http" : "https"}://${name}:${String(port)}`;
}
