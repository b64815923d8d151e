import type { ReactNode } from "react";
import type { Paper } from "../../core/index.ts";
import { useWording } from "../frame/wording.ts";
import type { Walk } from "../walk/walk.ts";
import { useQuiet } from "../press/useQuiet.ts";

/**
 * 8 s beside the paper, 20 s for a code to be scanned instead; longer where the screen has to stand in for paper that did
 * not come, or where reading or listening takes longer.
 */
export function ticketStaysMs({ easy, guided }: Pick<Walk, "easy" | "guided">, paper: Paper): number {
  if (guided) return 120_000;
  const [normal, long] = staysMs[paper];
  return easy ? long : normal;
}

/** In normal and in easy mode. */
const staysMs = {
  printed: [8_000, 20_000],
  declined: [20_000, 60_000],
  failed: [60_000, 120_000],
  unknown: [60_000, 120_000],
} as const satisfies Record<Paper, readonly [number, number]>;

export interface TimeLeftProps {
  readonly ms: number;
  /** It is also counted in words: somebody has to be quick with their phone. */
  readonly counted: boolean;
  readonly onEnd: () => void;
}

/** The time that a ticket stays on the screen, as a bar that runs out; each touch fills it again. */
export function TimeLeft(props: TimeLeftProps): ReactNode {
  const { texts } = useWording();
  const { left, touches } = useQuiet(props.ms, props.onEnd);
  return (
    <div className="ticket-time">
      {props.counted && <p data-unspoken>{texts.t("kiosk.idleCountdown", { seconds: Math.max(0, left) })}</p>}
      <div className="time-left" aria-hidden="true">
        <div key={touches} style={{ animationDuration: `${String(props.ms)}ms` }} />
      </div>
    </div>
  );
}
