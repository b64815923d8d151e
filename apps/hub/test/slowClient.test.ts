import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { arrive, asks, type Called } from "./asks.ts";
import { startTestHall, until } from "./hall.ts";
import { hallFile, noonZone, staff } from "./hallFile.ts";

/** A text message of a WebSocket client, masked as clients must; shorter than 126 bytes, or up to 64 kB. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const length =
    payload.length < 126
      ? Buffer.from([0x80 | payload.length])
      : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([
    Buffer.from([0x81]),
    length,
    mask,
    payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0)),
  ]);
}

/** A client by hand that comes in, and from then on reads nothing, though it goes on to answer pings. */
async function connectDeaf(port: number, token: string): Promise<Socket> {
  const link = connect(port, "127.0.0.1");
  onTestFinished(() => void link.destroy());
  let text = "";
  link.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
  link.on("error", () => undefined);
  link.write(
    [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
      "\r\n",
    ].join("\r\n"),
  );
  await until(() => text.includes('"pingInterval"'));
  link.write(masked(`40${JSON.stringify({ protocol: 3, token })}`));
  await until(() => text.includes('42["view"'));
  link.pause();
  const pongs = setInterval(() => link.write(masked("3")), 1_000);
  link.once("close", () => clearInterval(pongs));
  onTestFinished(() => clearInterval(pongs));
  return link;
}

/** A hall whose panels are large: the more there is to read, the sooner somebody is behind. */
function wideHall(): object {
  const counters = Array.from({ length: 60 }, (_, i) => ({
    id: `loket-${i + 1}`,
    label: `Loket pelayanan ${i + 1}`,
    zone: "depan",
    services: ["ktp"],
  }));
  return hallFile({ zone: noonZone(), counters, staff });
}

test("a client that stops reading is sent away, and nobody waits for it", { timeout: 120_000 }, async () => {
  const hall = await startTestHall({ file: wideHall() });
  const [busy, reader] = [await hall.connect("officer-1"), await hall.connect("officer-2")];
  const screen = await hall.connect("screen-1");
  await connectDeaf(hall.hub().port, await hall.tokenOf("officer-3"));
  const connections = (): Promise<number> => hall.metric("giliran_connections");
  const slow = (): Promise<number> => hall.metric('giliran_frames_dropped{reason="slow_client"}');
  expect(await connections()).toBe(4);

  let rounds = 0;
  while ((await slow()) === 0) {
    rounds += 1;
    for (let n = 0; n < 20; n += 1) {
      await busy.must(asks.open("loket-1"));
      await busy.must(asks.close("loket-1"));
    }
    // Whoever reads is shown the newest state, while the deaf one is behind.
    await until(() => reader.view("panel").counters[0]?.officer === null);
  }
  await until(async () => (await connections()) === 3);
  expect(await slow()).toBe(1);
  expect(rounds).toBeGreaterThan(0);

  const kiosk = await hall.connect("kiosk-1");
  const { label } = await arrive(kiosk);
  await busy.must(asks.open("loket-1"));
  expect(await busy.must<Called>(asks.next("loket-1"))).toMatchObject({ label });
  await screen.frame(({ view }) => view.kind === "board" && view.calls[0]?.label === label);
  await until(() => reader.view("panel").counters[0]?.officer === "Petugas 1");
  expect(reader.socket.connected && screen.socket.connected).toBe(true);
});
