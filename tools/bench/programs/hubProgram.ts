// The real hub in a process of its own, composed as shipped; only its limits are raised.
import { join } from "node:path";
import { startHub, type Subject } from "@giliran/hub";
import { type HubOrder, isOfKind, readOrder, serveBench } from "./order.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const unlimited = { perSecond: 1e9, burst: 1e9 };

const { dataFolder, hallFile } = readOrder() as HubOrder;
const hub = await startHub({
  port: 0,
  dataFolder,
  hallFile,
  pages: { web: join(root, "apps/hub/dist/web"), display: join(root, "apps/display/dist") },
  limits: { client: unlimited, address: unlimited, total: unlimited, redeemPerMinute: 1_000_000 },
});

process.on("message", (message) => {
  if (!isOfKind(message, "invite")) return;
  const { subjects } = message as { subjects: readonly Subject[] };
  process.send?.({ codes: subjects.map((subject) => hub.invite(subject, "code")) });
});
serveBench(hub.port, hub.stop);
