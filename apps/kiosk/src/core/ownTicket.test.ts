import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { kioskRig } from "../../test/support/rig.ts";

const secret = "0123456789abcdef0123456789abcdef";
const secretHash = createHash("sha256").update(secret).digest("hex");

describe("what a visitor wants for their own number", () => {
  it.each([
    { type: "letPass", count: 3 },
    { type: "pauseTicket", minutes: 10 },
    { type: "resumeTicket" },
    { type: "leaveQueue" },
  ] as const)("is asked of the hub by the slip's hash alone: $type", async (deed) => {
    const { kiosk, hub } = await kioskRig();
    expect(await kiosk.askForTicket({ secret, deed })).toEqual({ ok: true, value: null });
    expect(hub.sentOf(deed.type).map(({ command }) => command)).toEqual([{ ...deed, secretHash }]);
    expect(JSON.stringify(hub.sent)).not.toContain(secret);
  });

  it("is refused as the hub refuses it", async () => {
    const { kiosk, hub } = await kioskRig();
    hub.answer("letPass", () => ({ ok: false, error: "nobody_behind" }));
    expect(await kiosk.askForTicket({ secret, deed: { type: "letPass", count: 3 } })).toEqual({
      ok: false,
      error: "nobody_behind",
    });
  });

  it("is done once where the answer was lost and the visitor asks again", async () => {
    const { kiosk, hub } = await kioskRig();
    const wish = { secret, deed: { type: "letPass", count: 3 } } as const;
    hub.answer("letPass", () => ({ ok: false, error: "not_confirmed" }));
    await kiosk.askForTicket(wish);
    hub.answer("letPass", () => ({ ok: true, value: null }));
    await kiosk.askForTicket(wish);
    // What was heard is over: the same wish again is another one.
    await kiosk.askForTicket(wish);
    const [lost, again, next] = hub.sentOf("letPass").map(({ id }) => id);
    expect(again).toBe(lost);
    expect(next).not.toBe(lost);
  });

  it("is another one for another slip, or for another deed", async () => {
    const { kiosk, hub } = await kioskRig();
    hub.answer("letPass", () => ({ ok: false, error: "not_confirmed" }));
    await kiosk.askForTicket({ secret, deed: { type: "letPass", count: 3 } });
    await kiosk.askForTicket({ secret, deed: { type: "letPass", count: 5 } });
    await kiosk.askForTicket({ secret: "f".repeat(32), deed: { type: "letPass", count: 5 } });
    expect(new Set(hub.sentOf("letPass").map(({ id }) => id)).size).toBe(3);
  });
});
