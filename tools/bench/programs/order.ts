/** What the bench tells one of its programs, as JSON in the first argument. */
export interface HubOrder {
  readonly dataFolder: string;
  readonly hallFile: string;
}

export interface BareHubOrder {
  readonly dataFolder: string;
  readonly prepared: Prepared;
  /** Whether commands of one turn share a commit and publications are held together, or each goes alone. */
  readonly shared: boolean;
}

export interface RawOrder {
  readonly dataFolder: string;
  /** One frame for all screens, byte for byte. */
  readonly frame: string;
}

/** What the hub sent in the same round, so that its floor sends the same bytes. */
export interface Prepared {
  readonly board: object;
  readonly kiosk: object;
  readonly panel: object | null;
  readonly issued: object;
  readonly called: object;
}

/** Every program of the bench says this first. */
export interface Ready {
  readonly port: number;
}

/** The order of this process. The bench alone starts these programs, and it wrote what is read here. */
export function readOrder(): unknown {
  return JSON.parse(process.argv[2] ?? "");
}

/** Says the port, then ends when the bench asks or is gone. */
export function serveBench(port: number, stop: () => Promise<void> | void): void {
  const end = async (): Promise<void> => {
    await stop();
    process.exit(0);
  };
  process.on("message", (message) => {
    if (isOfKind(message, "stop")) void end();
    if (isOfKind(message, "cpu")) process.send?.({ cpuMs: cpuMs() });
  });
  process.once("disconnect", () => process.exit(1));
  process.send?.({ port } satisfies Ready);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Whether the bench asks this of its program. */
export function isOfKind(message: unknown, kind: string): boolean {
  return typeof message === "object" && message !== null && "kind" in message && message.kind === kind;
}
