import type { ReactNode } from "react";

export interface ToggleProps {
  readonly name: string;
  readonly label: string;
  readonly on: boolean;
  readonly onToggle: () => void;
}

/** One fault: pressed while it lasts. */
export function Toggle(props: ToggleProps): ReactNode {
  return (
    <button type="button" data-name={props.name} aria-pressed={props.on} onClick={props.onToggle}>
      {props.label}
    </button>
  );
}
