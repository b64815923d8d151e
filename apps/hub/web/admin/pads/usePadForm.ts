import type { PublicCatalogue } from "@giliran/shared/contract";
import type { CounterId, ServiceDate, ServiceId } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import { useState } from "react";
import type { Option } from "../day/Choice.tsx";
import { linesOf, type PadLine, type PadName, padNames } from "./padRows.ts";
import { usePads } from "./usePads.ts";

/** What is typed above the lines. */
export interface PadFields {
  readonly date: string;
  readonly serviceId: ServiceId | null;
  readonly counterId: CounterId | null;
  readonly last: string;
  readonly from: string;
  readonly to: string;
}

export interface PadForm {
  readonly fields: PadFields;
  /** Other fields make other lines: those that stand are given up. */
  readonly set: (facts: Partial<PadFields>) => void;
  readonly names: readonly PadName[];
  readonly chosen: PadName | null;
  readonly counters: readonly Option<CounterId>[];
  readonly counterId: CounterId | null;
  /** The first number that is not entered yet. */
  readonly first: number;
  readonly lines: readonly PadLine[];
  readonly setLines: (lines: readonly PadLine[]) => void;
  /** Null: something is missing. */
  readonly make: (() => void) | null;
  /** The lines are entered: the pad goes on after them. */
  readonly entered: () => void;
}

export function usePadForm(
  token: string,
  today: ServiceDate | null,
  catalogue: PublicCatalogue,
  texts: Texts,
): PadForm {
  const nothing = { serviceId: null, counterId: null, last: "", from: "", to: "" };
  const [fields, setFields] = useState<PadFields>({ date: today ?? "", ...nothing });
  const [lines, setLines] = useState<readonly PadLine[]>([]);
  const { reading, again } = usePads(token, fields.date);
  const names = reading.kind === "read" ? padNames(reading.value, catalogue, texts.pack.tag) : [];
  const chosen = names.find(({ id }) => id === fields.serviceId) ?? names[0] ?? null;
  const counters = countersOf(catalogue, chosen, texts);
  const counterId = counters.find(({ id }) => id === fields.counterId)?.id ?? counters[0]?.id ?? null;
  const first = (chosen?.pad.lastNumber ?? 0) + 1;
  const { last, from, to } = fields;
  const made = linesOf({ first, last: Number(last), counterId, from, to });
  return {
    fields,
    set: (facts) => {
      setFields({ ...fields, ...facts });
      setLines([]);
    },
    names,
    chosen,
    counters,
    counterId,
    first,
    lines,
    setLines,
    make: made.length === 0 ? null : () => setLines(made),
    entered: () => {
      setLines([]);
      setFields({ ...fields, last: "" });
      again();
    },
  };
}

function countersOf(
  catalogue: PublicCatalogue,
  chosen: PadName | null,
  texts: Texts,
): readonly Option<CounterId>[] {
  return catalogue.counters
    .filter(({ serviceIds }) => chosen !== null && serviceIds.includes(chosen.id))
    .map(({ id, label }) => ({ id, name: texts.t("common.counter", { label }) }));
}
