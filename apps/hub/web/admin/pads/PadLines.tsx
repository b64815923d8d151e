import type { Pads } from "@giliran/shared/contract";
import type { CounterId } from "@giliran/shared/domain";
import type { Texts } from "@giliran/shared/i18n";
import type { Option } from "../day/Choice.tsx";
import { labelOf, type PadLine } from "./padRows.ts";

/** A line for each number of the pad; what the notes say otherwise is changed here. */
export function PadLines(props: {
  readonly texts: Texts;
  readonly lines: readonly PadLine[];
  readonly counters: readonly Option<CounterId>[];
  readonly pad: Pads["pads"][number];
  readonly change: (lines: readonly PadLine[]) => void;
}): React.ReactNode {
  const { texts, lines, counters, pad, change } = props;
  const set = (number: number, facts: Partial<PadLine>): void =>
    change(lines.map((line) => (line.number === number ? { ...line, ...facts } : line)));
  const heads = [
    "padNumber",
    "padServed",
    "padPersons",
    "padTaken",
    "padCalled",
    "padFinished",
    "padCounter",
  ] as const;
  return (
    <div className="report-table pad-lines">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {texts.t(`admin.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line
              key={line.number}
              {...{ texts, line, counters }}
              label={labelOf(pad, line.number)}
              set={(facts) => set(line.number, facts)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line(props: {
  readonly texts: Texts;
  readonly line: PadLine;
  readonly label: string;
  readonly counters: readonly Option<CounterId>[];
  readonly set: (facts: Partial<PadLine>) => void;
}): React.ReactNode {
  const { texts, line, label, counters, set } = props;
  const named = (
    head: "padPersons" | "padTaken" | "padCalled" | "padFinished" | "padCounter" | "padServed",
  ): string => `${label}: ${texts.t(`admin.${head}`)}`;
  const time = (field: "taken" | "called" | "finished", head: "padTaken" | "padCalled" | "padFinished") => (
    <input
      type="time"
      aria-label={named(head)}
      disabled={field !== "taken" && !line.served}
      value={line[field]}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  );
  return (
    <tr data-served={line.served}>
      <th scope="row">{label}</th>
      <td>
        <input
          type="checkbox"
          aria-label={named("padServed")}
          checked={line.served}
          onChange={(event) => set({ served: event.target.checked })}
        />
      </td>
      <td>
        <input
          type="number"
          min={1}
          aria-label={named("padPersons")}
          value={line.partySize}
          onChange={(event) => set({ partySize: event.target.value })}
        />
      </td>
      <td>{time("taken", "padTaken")}</td>
      <td>{time("called", "padCalled")}</td>
      <td>{time("finished", "padFinished")}</td>
      <td>
        <select
          aria-label={named("padCounter")}
          disabled={!line.served}
          value={line.counterId ?? ""}
          onChange={(event) =>
            set({ counterId: counters.find(({ id }) => id === event.target.value)?.id ?? null })
          }
        >
          {counters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}
