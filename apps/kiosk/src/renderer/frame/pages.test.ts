import { describe, expect, it } from "vitest";
import { pagesOf } from "./pages.ts";
import type { Room } from "./pages.ts";

const room: Room = { height: 1000, columns: 1, least: 120, most: 168, gap: 20, pager: 110 };

describe("rows on pages", () => {
  it("stand on one page while they fit, as tall as there is room, up to a limit", () => {
    expect(pagesOf(3, room)).toEqual({ count: 1, perPage: 3, rowHeight: 168 });
    expect(pagesOf(7, room)).toEqual({ count: 1, perPage: 7, rowHeight: 125 });
  });

  it("turn into pages when one row more does not fit, with room for the handles", () => {
    expect(pagesOf(8, room)).toEqual({ count: 2, perPage: 6, rowHeight: 131 });
    expect(pagesOf(13, room)).toMatchObject({ count: 3, perPage: 6 });
  });

  it("use all columns", () => {
    const wide = { ...room, height: 400, columns: 2, least: 84, most: 120, gap: 12 };
    expect(pagesOf(8, wide)).toEqual({ count: 1, perPage: 8, rowHeight: 91 });
    expect(pagesOf(9, wide)).toMatchObject({ count: 2, perPage: 6 });
  });

  it("show at least one row, however little room there is, and one page of nothing", () => {
    expect(pagesOf(5, { ...room, height: 10 })).toMatchObject({ count: 5, perPage: 1, rowHeight: 120 });
    expect(pagesOf(0, room)).toMatchObject({ count: 1 });
  });

  it("lose no row", () => {
    for (let rows = 0; rows < 60; rows += 1) {
      const { count, perPage } = pagesOf(rows, room);
      expect(count * perPage).toBeGreaterThanOrEqual(rows);
      expect((count - 1) * perPage).toBeLessThan(Math.max(rows, 1));
    }
  });
});
