import { expect, test } from "vitest";
import { startTestHall } from "./hall.ts";

/** A WebSocket to the hub that only ever says what it is told to. */
async function connectSilent(
  url: string,
  first: string | null,
): Promise<{ closed: Promise<unknown>; link: WebSocket }> {
  const link = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  const closed = new Promise((resolve) => link.addEventListener("close", resolve));
  await new Promise((resolve) => link.addEventListener("message", resolve, { once: true }));
  if (first !== null) link.send(first);
  return { closed, link };
}

test("who does not come in, or does not answer pings, is sent away; who does stays", async () => {
  const hall = await startTestHall();
  const kiosk = await hall.connect("kiosk-1");
  const token = await hall.tokenOf("kiosk-2");
  const stranger = await connectSilent(hall.url(), null);
  const dead = await connectSilent(hall.url(), `40${JSON.stringify({ protocol: 3, token })}`);
  await Promise.all([stranger.closed, dead.closed]);
  expect([stranger.link.readyState, dead.link.readyState]).toEqual([WebSocket.CLOSED, WebSocket.CLOSED]);
  expect(kiosk.socket.connected).toBe(true);
  expect(await hall.metric("giliran_connections")).toBe(1);
});
