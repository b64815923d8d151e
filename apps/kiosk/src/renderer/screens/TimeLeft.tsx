import type { ReactNode } from "react";
import type { Walk } from "../walk/walk.ts";
import { useQuiet } from "../press/useQuiet.ts";

/** 8 s beside the paper; longer where the screen has to stand in for it, or where reading or listening takes longer. */
export function ticketStaysMs({ easy, guided }: Pick<Walk, "easy" | "guided">, onPaper: boolean): number {
  if (guided) return 120_000;
  if (!onPaper) return easy ? 120_000 : 60_000;
  return easy ? 20_000 : 8_000;
}

/** The time that a ticket stays on the screen, as a bar that runs out; each touch fills it again. */
export function TimeLeft(props: { readonly ms: number; readonly onEnd: () => void }): ReactNode {
  const { touches } = useQuiet(props.ms, props.onEnd);
  return (
    <div className="time-left" aria-hidden="true">
      <div key={touches} style={{ animationDuration: `${String(props.ms)}ms` }} />
    </div>
  );
}
