/** Said with the voice of one language. */
export interface Spoken {
  readonly text: string;
  readonly language: string;
}

/** Pressed one by one and said when they are reached, seen alone, or told by another sentence. */
const notOfTheScreen = 'button, [aria-hidden="true"], [hidden], [data-unspoken]';
const notOfAButton = '[aria-hidden="true"], [hidden]';

/**
 * What stands on the screen for everybody to read, sentence by sentence, without what can be pressed.
 * @param root is read in the order of its elements
 */
export function screenSentences(root: Element): readonly string[] {
  return sentencesIn(root, notOfTheScreen);
}

/** What a button says: its label, else its words. */
export function buttonWords(button: Element): string {
  return button.getAttribute("aria-label") ?? sentencesIn(button, notOfAButton).join(", ");
}

/** The language of a button's words, where it is not that of the page. */
export function buttonLanguage(button: Element, page: string): string {
  return button.querySelector("[lang]")?.getAttribute("lang") ?? page;
}

/** Texts of one block are one sentence; what is laid out on its own is another. */
function sentencesIn(root: Element, without: string): readonly string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const sentences: { readonly block: Element; text: string }[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? "";
    if (element === null || text.trim() === "" || element.closest(without) !== null) continue;
    const block = blockOf(element);
    const last = sentences.at(-1);
    if (last?.block === block) last.text += text;
    else sentences.push({ block, text });
  }
  return sentences.map(({ text }) => text.replaceAll(/\s+/gu, " ").trim());
}

function blockOf(element: Element): Element {
  const parent = element.parentElement;
  return parent !== null && getComputedStyle(element).display === "inline" ? blockOf(parent) : element;
}

const letter = /\p{L}/u;

/**
 * As a voice has to be given it: numbers of tickets and codes sign by sign (espeak-ng reads "B012" as "nol duabelas"),
 * ranges in words, times without their full stop, signs that only look well as pauses.
 * @param range words for "from – to"
 */
export function pronounced(text: string, range: (from: string, to: string) => string): string {
  return (
    text
      .replaceAll(/(?<![\p{L}\d])(\p{Lu}{1,3})(\d{2,4})(?!\d)/gu, (_whole, letters: string, digits: string) =>
        apart(letters + digits),
      )
      .replaceAll(/(?<![\d.,])(\d{3}) (\d{3})(?!\d)/gu, (_whole, one: string, two: string) =>
        [apart(one), apart(two)].join(", "),
      )
      .replaceAll(
        /((?:\p{Lu} )*(?:\d )*\d+)\s?–\s?((?:\p{Lu} )*(?:\d )*\d+)/gu,
        (_whole, from: string, to: string) => range(from, to),
      )
      // Times as the hall writes them, 11.30: espeak-ng would read a full stop.
      .replaceAll(/(?<![\d.,])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.,]?\d)/gu, "$1 $2")
      .replaceAll(/[·→•|]/gu, ",")
      .replaceAll(/\s+,/gu, ",")
  );
}

function apart(text: string): string {
  return Array.from(text).join(" ");
}

/** With a full stop, so that the voice goes down. */
export function asSentence(text: string): string {
  const last = text.trim().at(-1) ?? "";
  return letter.test(last) || /\d/u.test(last) ? `${text.trim()}.` : text.trim();
}
