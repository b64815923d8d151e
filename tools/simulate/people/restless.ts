import type { Command } from "@giliran/shared/contract";
import type { Chance } from "../engine.ts";
import type { Line, World } from "../world.ts";

const minute = 60_000;

/** Visitors who come back to the kiosk with their slip. */
export interface Restless {
  /** Somebody has this slip now. */
  readonly holds: (line: Line, secretHash: string) => void;
}

/** Some let others go first, step out for a while, or leave; some do so again and again. */
export function openRestless(world: World): Restless {
  const chance = world.engine.chance("own tickets");

  function comeBack(line: Line, secretHash: string): void {
    world.engine.after(chance.between(1, 45) * minute, () => {
      world.figures.count("asked for something by their slip");
      void line.ask(wish(chance, secretHash));
      if (chance.isSo(0.4)) comeBack(line, secretHash);
    });
  }

  return {
    holds: (line, secretHash) => {
      if (world.has("ownTickets") && chance.isSo(0.12)) comeBack(line, secretHash);
    },
  };
}

function wish(chance: Chance, secretHash: string): Command {
  return chance.weighted<Command>([
    [4, { type: "letPass", secretHash, count: chance.whole(1, 5) }],
    [4, { type: "pauseTicket", secretHash, minutes: chance.whole(1, 60) }],
    [3, { type: "resumeTicket", secretHash }],
    [1, { type: "leaveQueue", secretHash }],
  ]);
}
