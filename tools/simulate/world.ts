import type { MemoryHub, MemoryLink, Subject } from "@giliran/hub";
import type { Command, CommandOf, Result, ViewFrame } from "@giliran/shared/contract";
import type { Catalogue, CommandId, Instant } from "@giliran/shared/domain";
import type { Checker } from "./check/checker.ts";
import type { Chance, Engine } from "./engine.ts";
import type { Figures } from "./figures.ts";
import type { DayPlan, Mishap } from "./plan.ts";

/** Everything that somebody on a simulated day may look at. */
export interface World {
  readonly plan: DayPlan;
  readonly engine: Engine;
  readonly hub: MemoryHub;
  readonly catalogue: Catalogue;
  readonly check: Checker;
  readonly figures: Figures;
  readonly has: (mishap: Mishap) => boolean;
  /** The hall's clock on the wall, as the hub has it. */
  readonly wall: () => Instant;
  /** Minutes since the day's midnight by the true time. */
  readonly minute: () => number;
  readonly line: (subject: Subject, onView: ((frame: ViewFrame) => void) | null) => Line;
  /** All lines break, and are opened anew. */
  readonly reconnect: () => void;
  readonly over: () => boolean;
}

/** A client that comes back by itself when its line breaks. */
export interface Line {
  readonly ask: (command: Command) => Promise<Result>;
  /** One frame as it is, whatever it says. */
  readonly raw: (frame: unknown) => Promise<Result>;
  readonly close: () => void;
}

/** Lines of a world: each command under an id of its own; some are sent twice, and some answers are lost. */
export function createLines(
  world: Pick<World, "engine" | "hub" | "check" | "has" | "figures">,
): Pick<World, "line" | "reconnect"> {
  const ids: Chance = world.engine.chance("command ids");
  const faults = world.engine.chance("line faults");
  const open = new Set<() => void>();
  let count = 0;

  function newId(): CommandId {
    count += 1;
    return `${String(count).padStart(8, "0")}${ids.whole(10_000_000, 99_999_999).toString()}` as CommandId;
  }

  function line(subject: Subject, onView: ((frame: ViewFrame) => void) | null): Line {
    const name = `${subject.kind} ${subject.id}`;
    const watched =
      onView === null
        ? null
        : (frame: ViewFrame): void => {
            world.check.lines.shown(name, frame);
            onView(frame);
          };
    let link: MemoryLink = world.hub.connect(subject, watched);
    const again = (): void => {
      link.close();
      link = world.hub.connect(subject, watched);
    };
    open.add(again);

    async function send(id: CommandId, command: Command, series: string | null): Promise<Result> {
      world.check.lines.asks(id, series);
      const result = await link.send({ id, command });
      world.check.lines.answered(id, series, result);
      return result;
    }

    async function ask(command: Command): Promise<Result> {
      const id = newId();
      const series = command.type === "issueTicket" ? command.serviceId : null;
      const first = await send(id, command, seriesOf(series, world));
      const twice = world.has("duplicates") && faults.isSo(0.01);
      const lost = world.has("lostAnswers") && faults.isSo(0.01);
      const result =
        (twice || lost) && remembered(command) ? await send(id, command, seriesOf(series, world)) : first;
      if (!result.ok) world.figures.refused(command.type, result.error);
      return result;
    }

    return {
      ask,
      raw: (frame) => link.send(frame),
      close: () => {
        open.delete(again);
        link.close();
      },
    };
  }

  return { line, reconnect: () => [...open].forEach((again) => again()) };
}

/** Commands of the hall have one answer for one id; a refusal may be another when it is asked again later. */
function remembered({ type }: Command): boolean {
  const forgotten: readonly Command["type"][] = [
    "claimVoice",
    "releaseVoice",
    "beginAnnouncement",
    "endAnnouncement",
    "giveGateCode",
  ];
  return !forgotten.includes(type);
}

function seriesOf(serviceId: string | null, { hub }: Pick<World, "hub">): string | null {
  if (serviceId === null) return null;
  return hub.catalogue.services.find(({ id }) => id === serviceId)?.prefix ?? null;
}

export type { CommandOf };
