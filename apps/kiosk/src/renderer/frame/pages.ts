/** What a list has for its rows, in CSS pixels. */
export interface Room {
  readonly height: number;
  readonly columns: number;
  /** Least and greatest height of a row. */
  readonly least: number;
  readonly most: number;
  readonly gap: number;
  /** Height of the handles that turn the page, their distance included. */
  readonly pager: number;
}

export interface Pages {
  readonly count: number;
  /** Rows on one page, all columns together. */
  readonly perPage: number;
  readonly rowHeight: number;
}

/** How many rows stand on a page, and how tall: one page wherever that is possible. */
export function pagesOf(rows: number, room: Room): Pages {
  const columns = Math.max(1, Math.floor(room.columns));
  const lines = Math.max(1, Math.ceil(rows / columns));
  if (linesThatFit(room.height, room) >= lines) {
    return {
      count: 1,
      perPage: Math.max(1, lines * columns),
      rowHeight: rowHeight(room.height, lines, room),
    };
  }
  const height = room.height - room.pager;
  const fit = Math.max(1, linesThatFit(height, room));
  const perPage = fit * columns;
  return { count: Math.ceil(rows / perPage), perPage, rowHeight: rowHeight(height, fit, room) };
}

function linesThatFit(height: number, { least, gap }: Room): number {
  return Math.floor((height + gap) / (least + gap));
}

function rowHeight(height: number, lines: number, { least, most, gap }: Room): number {
  const shared = Math.floor((height - (lines - 1) * gap) / lines);
  return Math.max(least, Math.min(most, shared));
}
