import { useLayoutEffect, useRef, useState } from "react";
import type { CSSProperties, ReactNode } from "react";
import { Pressable } from "../press/Pressable.tsx";
import { Icon } from "./Icon.tsx";
import { pagesOf } from "./pages.ts";
import type { Room } from "./pages.ts";
import { useWording } from "./wording.ts";

export interface PagedListProps {
  /** Names the list: another one starts at its first page. */
  readonly name: string;
  readonly rows: readonly ReactNode[];
}

/** Rows that all fit, or pages of them with two large handles: nothing scrolls unseen. */
export function PagedList(props: PagedListProps): ReactNode {
  const { texts } = useWording();
  const [element, room] = useRoom();
  const [at, setAt] = useState({ name: props.name, page: 0 });
  const pages = pagesOf(props.rows.length, room);
  const page = at.name === props.name ? Math.min(at.page, pages.count - 1) : 0;
  const turn = (by: number): void => setAt({ name: props.name, page: page + by });
  const from = page * pages.perPage;
  const style = { "--row": `${String(pages.rowHeight)}px` } as CSSProperties;
  return (
    <div className="paged" ref={element}>
      <ul className="rows" style={style}>
        {props.rows.slice(from, from + pages.perPage)}
      </ul>
      {pages.count > 1 && (
        <nav className="pager">
          <Pressable className="button" name="page-up" disabled={page === 0} onPress={() => turn(-1)}>
            <Icon name="up" />
            <span>{texts.t("kiosk.pageUp")}</span>
          </Pressable>
          <p aria-live="polite">
            {texts.t("kiosk.pageOf", { page: texts.number(page + 1), pages: texts.number(pages.count) })}
          </p>
          <Pressable
            className="button"
            name="page-down"
            disabled={page === pages.count - 1}
            onPress={() => turn(1)}
          >
            <Icon name="down" />
            <span>{texts.t("kiosk.pageDown")}</span>
          </Pressable>
        </nav>
      )}
    </div>
  );
}

const noRoom: Room = { height: 0, columns: 1, least: 1, most: 1, gap: 0, pager: 0 };

/** Measures the list's element and reads its sizes from the style sheet, again whenever it changes. */
function useRoom(): [React.RefObject<HTMLDivElement | null>, Room] {
  const element = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(noRoom);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const measure = (): void => setRoom(roomOf(measured));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return [element, room];
}

function roomOf(element: HTMLElement): Room {
  const style = getComputedStyle(element);
  const read = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  return {
    height: element.clientHeight,
    columns: read("--row-columns"),
    least: read("--row-least"),
    most: read("--row-most"),
    gap: read("--row-gap"),
    pager: read("--pager"),
  };
}
