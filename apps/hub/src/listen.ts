import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { StartError } from "./startError.ts";

/**
 * Opens the hub's one port.
 * @returns the port, chosen by the system where `port` is 0
 * @throws {StartError} with one sentence where it cannot be had
 */
export async function listen(server: FastifyInstance, port: number, host: string): Promise<number> {
  try {
    await server.listen({ port, host });
  } catch (error) {
    throw new StartError(listenSentence(error, port, host), { cause: error });
  }
  const address = server.server.address();
  return (address as AddressInfo).port;
}

function listenSentence(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") return `Port ${port} is taken by another program: choose another with --port.`;
  if (code === "EACCES")
    return `This user may not listen on port ${port}: choose one above 1023 with --port.`;
  if (code === "EADDRNOTAVAIL") return `This machine has no address ${host}: choose another with --host.`;
  return `The hub cannot listen on ${host}, port ${port}.`;
}
