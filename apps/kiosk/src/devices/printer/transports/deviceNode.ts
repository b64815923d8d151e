import { constants, open } from "node:fs/promises";

/** An open device file in non-blocking mode; failures carry an errno code ("EAGAIN"). */
export interface DeviceHandle {
  /** Bytes read into `buffer`; 0 for none. */
  read(buffer: Uint8Array): Promise<number>;
  /** Bytes taken from the start of `bytes`, perhaps fewer than all. */
  write(bytes: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

export type OpenDevice = (path: string) => Promise<DeviceHandle>;

/**
 * Opens a character device for reading and writing without waiting for it: a blocking usblp would hold a
 * thread until the printer speaks. O_NOCTTY: a serial printer must not become our terminal.
 */
export const openDevice: OpenDevice = async (path) => {
  const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
  return {
    read: async (buffer) => (await handle.read(buffer, 0, buffer.length, null)).bytesRead,
    write: async (bytes) => (await handle.write(bytes, 0, bytes.length, null)).bytesWritten,
    close: () => handle.close(),
  };
};

/** The errno code of a failed system call, or "" for another kind of failure. */
export function errnoCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
