import type { Page } from "playwright-core";

/** One call as it is drawn; lengths in CSS pixels. */
interface DrawnCall {
  readonly label: string;
  readonly newest: boolean;
  readonly capHeight: number;
  readonly number: Edges;
  readonly card: Edges;
  readonly deskLeft: number;
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Numbers of the moment that cannot be read from 10 m: the newest call's capitals are at least 1/6 of the screen's
 * shorter side for 4 characters, 1/9 for 6; those of other calls, half of that (ux.md, call screen). Also numbers that
 * stand over the edge of their card or over their counter.
 * @returns what is wrong, in words
 */
export async function findUnreadable(board: Page): Promise<readonly string[]> {
  const { calls, width, height } = await board.evaluate(measure);
  const screen = { left: 0, top: 0, right: width, bottom: height };
  return calls.flatMap(({ label, newest, capHeight, number, card, deskLeft }) => {
    const least = (Math.min(width, height) * (label.length <= 4 ? 1 / 6 : 1 / 9)) / (newest ? 1 : 2);
    return [
      ...(capHeight < least ? [`${label} is ${capHeight.toFixed()} px high, not ${least.toFixed()}`] : []),
      ...(isInside(number, card) && isInside(card, screen) ? [] : [`${label} stands over an edge`]),
      ...(number.right > deskLeft ? [`${label} stands over its counter`] : []),
    ];
  });
}

function isInside(inner: Edges, outer: Edges): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** Runs in the page: the cards of this moment with the true height of their capitals. */
function measure(): { calls: DrawnCall[]; width: number; height: number } {
  const brush = new OffscreenCanvas(8, 8).getContext("2d");
  const calls = Array.from(document.querySelectorAll(".now .called"), (called) => {
    const [number, desk, card] = [
      called.querySelector(".number"),
      called.querySelector(".desk"),
      called.closest("section, li"),
    ];
    if (brush === null || number === null || desk === null || card === null)
      throw new Error("No card of a call.");
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(number);
    brush.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return {
      label: number.textContent ?? "",
      newest: called.closest(".newest") !== null,
      capHeight: brush.measureText("H").actualBoundingBoxAscent,
      number: number.getBoundingClientRect().toJSON() as Edges,
      card: card.getBoundingClientRect().toJSON() as Edges,
      deskLeft: desk.getBoundingClientRect().left,
    };
  });
  return { calls, width: innerWidth, height: innerHeight };
}
