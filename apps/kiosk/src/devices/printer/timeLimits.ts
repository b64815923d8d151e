/** All in milliseconds. */
export interface PrinterTimeLimits {
  readonly connect: number;
  /** For the answer to DLE EOT; real time, so a second is long. */
  readonly status: number;
  /** From handing over a job to its confirmation; printing a slip takes 2-4 s. */
  readonly confirm: number;
  /** Between two questions while the printer is well. */
  readonly poll: number;
  /** Between two attempts to reach a printer that is away. */
  readonly reconnect: number;
  /** Silence that ends the answers left over from an earlier job. */
  readonly quiet: number;
}

export const printerTimeLimits: PrinterTimeLimits = {
  connect: 1500,
  status: 1000,
  confirm: 12_000,
  poll: 3000,
  reconnect: 2000,
  quiet: 300,
};
