import type { Page } from "playwright-core";

/** Height of capitals of the numbers on the cards, CSS pixels, newest first. */
export async function capHeights(page: Page, numbers = ".number"): Promise<readonly number[]> {
  return await page.evaluate(async (selector) => {
    await document.fonts.ready;
    const canvas = document.createElement("canvas").getContext("2d");
    return Array.from(document.querySelectorAll(selector), (number) => {
      const { fontWeight, fontSize, fontFamily } = getComputedStyle(number);
      if (canvas === null) return 0;
      canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      return canvas.measureText("E").actualBoundingBoxAscent;
    });
  }, numbers);
}

/** What does not keep its place: sticks out of the screen or its card, covers another, is cut off. In words. */
export async function misplaced(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = [];
    const rect = (element: Element): DOMRect => element.getBoundingClientRect();
    const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
    const name = (element: Element): string =>
      `${element.className} "${(element.textContent ?? "").slice(0, 20)}"`;
    const inside = (inner: Element, outer: Element): void => {
      // What is not drawn at all is not in the way.
      if (inner.getClientRects().length === 0) return;
      const [a, b] = [rect(inner), rect(outer)];
      const out =
        a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1;
      if (out) found.push(`${name(inner)} sticks out of ${outer.className}`);
    };
    const apart = (one: Element, other: Element): void => {
      const [a, b] = [rect(one), rect(other)];
      const over =
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      if (over) found.push(`${name(one)} covers ${name(other)}`);
    };
    const board = document.querySelector(".board");
    const now = document.querySelector(".now");
    if (board === null || now === null) return ["no board"];
    for (const part of all(".head, .now, .side, .foot")) inside(part, board);
    for (const part of all(".now-heading, .newest, .other, .rest")) inside(part, now);
    for (const card of all(".newest, .other")) {
      for (const part of card.querySelectorAll(".number, .desk, .desk-word, .desk-label, .purpose"))
        inside(part, card);
      const [number, desk] = [card.querySelector(".number"), card.querySelector(".desk")];
      // Beside each other they must not touch; a name below its number shares its column.
      if (number !== null && desk !== null && rect(desk).left > rect(number).left + 1) apart(number, desk);
    }
    const cards = all(".now-heading, .newest, .other");
    for (const [i, card] of cards.entries()) for (const other of cards.slice(i + 1)) apart(card, other);
    for (const side of all(".side h2, .waiting li, .next-numbers li"))
      inside(side, side.closest(".side") ?? board);
    const list = document.querySelector(".last-calls");
    // What has no room is in columns beside the list, on the side to which the page is read.
    const seen = all(".last-calls li").filter(
      (row) =>
        list !== null && rect(row).left < rect(list).right - 1 && rect(row).right > rect(list).left + 1,
    );
    for (const row of seen) if (list !== null) inside(row, list);
    if (all(".last-calls li").length > 0 && seen.length === 0) found.push("no room for a last call");
    return found;
  });
}

/** What of a counter's sign sticks out of its place, or covers another. In words. */
export async function signMisplaced(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const rect = (element: Element): DOMRect => element.getBoundingClientRect();
    const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
    const found: string[] = [];
    const inside = (inner: Element, outer: Element): void => {
      const [a, b] = [rect(inner), rect(outer)];
      const out = a.left < b.left || a.right > b.right || a.top < b.top - 1 || a.bottom > b.bottom + 1;
      if (out) found.push(`"${inner.textContent ?? ""}" sticks out of ${outer.className}`);
    };
    const places = [".sign-counter", ".sign-now", ".sign-foot"].flatMap(all);
    for (const place of places) {
      if (rect(place).bottom > innerHeight * 1.01) found.push(`${place.className} is not on the screen`);
      for (const part of place.querySelectorAll("strong, span, li, p")) inside(part, place);
    }
    return found;
  });
}

/** Texts of the page with their colour and the one behind them, each pair once, "#rrggbb". */
export async function colourPairs(
  page: Page,
): Promise<readonly { text: string; colour: string; behind: string }[]> {
  const pairs = await page.evaluate(() => {
    const behind = (element: Element | null): string => {
      if (element === null) return "rgb(255, 255, 255)";
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor.startsWith("rgba") ? behind(element.parentElement) : backgroundColor;
    };
    const texts = [...document.querySelectorAll("#page *")].filter((element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "",
      ),
    );
    return texts.map((element) => ({
      text: (element.textContent ?? "").slice(0, 30),
      colour: getComputedStyle(element).color,
      behind: behind(element),
    }));
  });
  const seen = new Map(pairs.map((pair) => [`${pair.colour} ${pair.behind}`, pair]));
  return [...seen.values()].map(({ text, colour, behind }) => ({
    text,
    colour: hex(colour),
    behind: hex(behind),
  }));
}

function hex(rgb: string): string {
  const parts = rgb.match(/\d+/g) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}
