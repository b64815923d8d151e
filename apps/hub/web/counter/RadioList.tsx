export interface Option<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** One of a few, with the arrow keys or a touch. */
export function RadioList<Id extends string>(props: {
  readonly title: string;
  readonly options: readonly Option<Id>[];
  readonly chosen: Id | null;
  readonly choose: (id: Id) => void;
}): React.ReactNode {
  const { title, options, chosen, choose } = props;
  return (
    <fieldset className="radio-list">
      <legend>{title}</legend>
      {options.map(({ id, name }) => (
        <label key={id}>
          <input type="radio" name={title} checked={id === chosen} onChange={() => choose(id)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
