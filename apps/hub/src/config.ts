import { z } from "zod";

const bucket = z.strictObject({
  /** Tokens that come back per second. */
  perSecond: z.number().positive(),
  /** Tokens that may be spent at once. */
  burst: z.number().positive(),
});

/** How fast commands may come, by one client, by one address and in all. */
export const limits = z.strictObject({
  client: bucket.default({ perSecond: 20, burst: 60 }),
  address: bucket.default({ perSecond: 300, burst: 900 }),
  total: bucket.default({ perSecond: 3_000, burst: 6_000 }),
  /** One-time codes tried per minute from one address. */
  redeemPerMinute: z.int().positive().default(30),
});
export type Limits = z.infer<typeof limits>;

/** Plain http, or https with the hall's own certificate. */
const publicDoor = z
  .strictObject({
    host: z.string().min(1),
    /** 0: any free port. */
    port: z.int().min(0).max(65_535),
    certificateFile: z.string().min(1).nullable().default(null),
    keyFile: z.string().min(1).nullable().default(null),
  })
  .refine(
    ({ certificateFile, keyFile }) => (certificateFile === null) === (keyFile === null),
    "a certificate for the public needs its key, and a key its certificate",
  );
export type PublicDoorConfig = z.infer<typeof publicDoor>;

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** What the hub is started with. Numbers in ms where nothing else is said. */
export const hubOptions = z.strictObject({
  /** 0: any free port. */
  port: z.int().min(0).max(65_535).default(8080),
  host: z.string().min(1).default("127.0.0.1"),
  /** Off loopback the hub speaks https and wss; plain http there only where this says so. */
  insecure: z.boolean().default(false),
  /** https and wss on loopback, too. */
  secure: z.boolean().default(false),
  /** Found by machines in this network by multicast DNS. */
  announced: z.boolean().default(false),
  /** Further names by which machines reach this hub, for its certificate. */
  names: z.array(z.string().regex(/^[\w.:-]{1,253}$/)).default([]),
  /** A second listener for visitors' phones alone; null: they come to the first. */
  publicDoor: publicDoor.nullable().default(null),
  dataFolder: z.string().min(1),
  /** Imported once, into an empty data folder. */
  hallFile: z.string().min(1),
  /** The sample hall: its landing page mints one-time sign-ins, on loopback alone. */
  sample: z.boolean().default(false),
  /** Folders of the built pages. */
  pages: z.strictObject({ web: z.string(), display: z.string() }),
  /** Machines that the landing page names besides the hub's own pages. */
  neighbours: z
    .array(z.strictObject({ kind: z.enum(["kiosk", "simulators"]), name: z.string(), href: z.url() }))
    .default([]),
  /** Where visitors' phones reach the hub; null: the slip bears the hub's own address. */
  publicAddress: z.url().nullable().default(null),
  /** Further origins whose pages may connect, for example a development server. */
  origins: z.array(z.url()).default([]),
  limits: limits.prefault({}),
});
export type HubOptions = z.input<typeof hubOptions>;
export type HubConfig = z.infer<typeof hubOptions>;

/** Whether the hub speaks https and wss to staff and machines. */
export function isSecure({
  host,
  insecure,
  secure,
}: Pick<HubConfig, "host" | "insecure" | "secure">): boolean {
  return secure || (!isLoopback(host) && !insecure);
}

/** Whether this name or address, as in a setting, a `Host` header or a socket, is this machine's own. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}
