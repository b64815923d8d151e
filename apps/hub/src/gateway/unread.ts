import type { Socket } from "socket.io";

/** What a slow client may leave unread before its connection is ended, so that it comes back to a full view. */
const mostUnread = 64;
/** How long a stopping hub waits for clients to take their last answers, ms. */
const farewellMs = 500;

/** Whether this client reads so slowly that it has to begin anew. */
export function isSlow(socket: Socket): boolean {
  return unread(socket) > mostUnread;
}

/** When what was said to this client has left, or it does not read. */
export async function sent(socket: Socket): Promise<void> {
  const deadline = performance.now() + farewellMs;
  while (unread(socket) > 0 && performance.now() < deadline) await new Promise((give) => setTimeout(give, 5));
}

function unread(socket: Socket): number {
  const connection: unknown = socket.conn;
  if (typeof connection !== "object" || connection === null || !("writeBuffer" in connection)) return 0;
  return Array.isArray(connection.writeBuffer) ? connection.writeBuffer.length : 0;
}
