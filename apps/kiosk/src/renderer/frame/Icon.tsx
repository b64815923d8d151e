import type { ReactNode } from "react";

/** Drawn on a grid of 24, with strokes of 2.2. */
const paths = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5 21 21",
  easy: "M3 19 8 6l5 13M4.8 14.5h6.4M15 19l3.2-8.5L21.4 19M16.3 16h3.8",
  care: "M12 20c-4.6-3-7.5-6.2-7.5-9.8A4 4 0 0 1 12 8a4 4 0 0 1 7.5 2.2c0 3.6-2.9 6.8-7.5 9.8",
  person: "M12 4a3.6 3.6 0 1 0 0 7.2a3.6 3.6 0 0 0 0-7.2M4.5 20.5c.6-4 3.6-6.2 7.5-6.2s6.9 2.2 7.5 6.2",
  back: "M20 12H5M11 5.5 4.5 12l6.5 6.5",
  check: "M4.5 12.5 10 18 20 6.5",
  paper: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5",
  noPaper: "M6 7v14l3-2 3 2 3-2 3 2v-2M6 3h12v12M9.5 8h5M3 3l18 18",
  tools:
    "M14.6 6.4a3.8 3.8 0 0 1 4.7-1.2l-2.5 2.5 1.5 1.5 2.5-2.5a3.8 3.8 0 0 1-5.1 4.6L8.6 18.4a1.7 1.7 0 0 1-2.4-2.4L13.3 9a3.8 3.8 0 0 1 1.3-2.6",
  link: "M12 18.5h.1M8.5 15a5 5 0 0 1 7 0M5.5 11.5a9.5 9.5 0 0 1 13 0M2.5 8a14 14 0 0 1 19 0",
  again: "M19.5 12a7.5 7.5 0 1 1-2.4-5.5M19.5 3.5v4h-4",
  phone: "M7.5 2.5h9v19h-9zM10.8 18.4h2.4",
  halt: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 7.8v5.2M12 16.2v.1",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 7.5V12l3 2.5",
  list: "M4 6.5h.1M4 12h.1M4 17.5h.1M8.5 6.5H20M8.5 12H20M8.5 17.5H20",
  down: "M5 9l7 7 7-7",
  up: "M5 15l7-7 7 7",
  minus: "M5 12h14",
  plus: "M5 12h14M12 5v14",
  warmth: "M10 14.2V5.5a2.2 2.2 0 0 1 4.4 0v8.7a4.2 4.2 0 1 1-4.4 0M12.2 9v8.6M17.5 6.5h2.5M17.5 10h2.5",
  leave: "M10 4H4.5v16H10M9.5 12H20M15.5 7.5 20 12l-4.5 4.5",
  sound: "M4 9.5v5h3.5L12.5 19V5L7.5 9.5zM15.8 9a4.2 4.2 0 0 1 0 6M18.4 6.2a8.2 8.2 0 0 1 0 11.6",
  erase: "M8.5 5.5H21v13H8.5L3 12zM12 9.5l5 5M17 9.5l-5 5",
} as const;

export type IconName = keyof typeof paths;
/** Pictures that point along the line: mirrored where it is read from the right. */
const directed: ReadonlySet<IconName> = new Set(["back", "erase", "leave"]);

/** A picture beside a word, never instead of it. */
export function Icon(props: { readonly name: IconName }): ReactNode {
  return (
    <svg
      className={directed.has(props.name) ? "icon directed" : "icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}
