import type { BoardView } from "@giliran/shared/contract";
import type { AnnouncementId, DeviceId } from "@giliran/shared/domain";
import type { World } from "../world.ts";

/** Call screens as servers: one announcement at a time, in their order, for as long as they have the voice. */
export function openScreens(world: World): void {
  for (const { id, role, zoneId } of world.hub.devices)
    if (role === "display" && zoneId !== null) openScreen(world, id);
}

const renewMs = 2_500;

function openScreen(world: World, id: DeviceId): void {
  const { engine, figures, check } = world;
  const chance = engine.chance(`screen ${id}`);
  let load = 0;
  let screenId = `${id}-load-0000`;
  let board: BoardView | null = null;
  let speaking = false;
  let claiming = false;
  const line = world.line({ kind: "device", id }, ({ view }) => {
    if (view.kind !== "board") return;
    board = view;
    figures.track(`announcements ${id}`, world.minute(), view.voice.pending.length);
    if (!claiming && view.voice.pending.length > 0) void claim();
    else void speak();
  });

  /** For as long as there is something to say: a screen of the hall asks all day, which is the same to the hub. */
  async function claim(): Promise<void> {
    claiming = !world.over() && (speaking || (board?.voice.pending.length ?? 0) > 0);
    if (!claiming) return;
    await line.ask({ type: "claimVoice", screenId });
    void speak();
    engine.after(renewMs, () => void claim());
  }

  async function speak(): Promise<void> {
    const pending = board?.voice.holder === screenId ? board.voice.pending[0] : undefined;
    if (speaking || pending === undefined) return;
    const { announcementId } = pending;
    speaking = true;
    const own = screenId;
    const answer = await line.ask({ type: "beginAnnouncement", screenId: own, announcementId });
    const granted = answer.ok && (answer.value as { granted: boolean }).granted;
    if (!granted) {
      engine.after(500, () => {
        speaking = false;
        void speak();
      });
      return;
    }
    check.voice.begins(announcementId, own);
    figures.count("announcements");
    engine.after(chance.between(5_500, 9_000), () => {
      speaking = false;
      // A screen that was loaded anew in the middle has no end to tell.
      void (own === screenId ? spoken(announcementId) : speak());
    });
  }

  async function spoken(announcementId: AnnouncementId): Promise<void> {
    const outcome = chance.isSo(0.98) ? "spoken" : "unheard";
    await line.ask({ type: "endAnnouncement", screenId, announcementId, outcome });
    await speak();
  }

  if (!world.has("screenRestarts")) return;
  const times = chance.whole(1, 4);
  for (let i = 0; i < times; i += 1)
    engine.after(chance.between(30, 400) * 60_000, () => {
      load += 1;
      screenId = `${id}-load-${String(load).padStart(4, "0")}`;
    });
}
