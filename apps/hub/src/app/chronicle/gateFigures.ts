import type { DayReport } from "@giliran/shared/contract";
import type { Catalogue, GateCounts, HallEvent, HallEventOf, ReasonId } from "@giliran/shared/domain";
import { addCounts, noGateCounts } from "@giliran/shared/domain";

type Counter = HallEventOf<"gateCounted">["by"];

/** The outcomes of a day at the health gate, by who counted them. */
export interface GateFigures {
  readonly take: (event: HallEvent) => void;
  /** Null: nobody was counted, and nobody let in by a word. Names are those of this catalogue. */
  readonly told: (catalogue: Catalogue) => DayReport["gate"];
}

export function keepGateFigures(): GateFigures {
  const sums: Record<Counter, GateCounts> = { kiosk: noGateCounts, staff: noGateCounts };
  const overrides = new Map<ReasonId, number>();
  let any = false;
  return {
    take: (event) => {
      if (event.type === "gateCounted") sums[event.by] = addCounts(sums[event.by], event.counts);
      else if (event.type === "gateOverridden")
        overrides.set(event.reasonId, (overrides.get(event.reasonId) ?? 0) + 1);
      else return;
      any = true;
    },
    told: ({ reasons }) => {
      if (!any) return null;
      const nameOf = (id: ReasonId): { readonly id: string } =>
        reasons.override.find((reason) => reason.id === id)?.name ?? { id };
      return {
        kiosks: { ...sums.kiosk },
        staff: { ...sums.staff },
        overrides: [...overrides].map(([id, count]) => ({ reason: { ...nameOf(id) }, count })),
      };
    },
  };
}
