import { useId } from "react";

export interface Option<Id extends string | number> {
  readonly id: Id;
  readonly name: string;
}

/** One of a few, in a select with its label. */
export function Choice<Id extends string | number>(props: {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly choose: (id: Id) => void;
}): React.ReactNode {
  const { label, options, value, choose } = props;
  const own = useId();
  return (
    <div className="admin-field">
      <label htmlFor={own}>{label}</label>
      <select
        id={own}
        value={value ?? ""}
        onChange={(event) => {
          const chosen = options.find(({ id }) => String(id) === event.target.value);
          if (chosen !== undefined) choose(chosen.id);
        }}
      >
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
