/**
 * The letters beyond ASCII that code page 437 holds (every ESC/POS printer has it as page 0) and that
 * Indonesian, Javanese in Latin script and English may need.
 */
const letters = new Set("éèêëçàâäåáïîìíôöòóûùüúÿñÄÅÉæÆÖÜÑßª°·±½¼²«»¿¡");

/** Signs of good typography that no such page has, and what they become. */
const replacements: ReadonlyMap<string, string> = new Map([
  ["–", "-"],
  ["—", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["−", "-"],
  ["‘", "'"],
  ["’", "'"],
  ["“", '"'],
  ["”", '"'],
  ["…", "..."],
  ["•", "·"],
  ["×", "x"],
  ["€", "EUR"],
  ["œ", "oe"],
  ["Œ", "OE"],
  ["ø", "o"],
  ["Ø", "O"],
]);

const combiningMark = /\p{M}/u;
const anySpace = /\s/u;

/**
 * Text as a printer can and may print it: an allow-list, because the encoder below passes control
 * characters on, and turns some arrows into ESC, which resets the printer in the middle of a name.
 * Promises: only ASCII 20-7E and `letters`; white space becomes one space each; what is unknown becomes "?".
 * Applying it twice changes nothing.
 */
export function printableText(text: string): string {
  let result = "";
  for (const sign of text.normalize("NFC")) result += printableSign(sign);
  return result;
}

/** True where nothing of the text would become "?". */
export function isPrintable(text: string): boolean {
  return Array.from(text.normalize("NFC")).every((sign) => sign === "?" || printableSign(sign) !== "?");
}

function printableSign(sign: string): string {
  if (isAllowed(sign)) return sign;
  const replacement = replacements.get(sign);
  if (replacement !== undefined) return replacement;
  if (anySpace.test(sign)) return " ";
  // Marks without a letter, controls and format signs (joiners, direction marks) leave no trace.
  if (combiningMark.test(sign) || /\p{C}/u.test(sign)) return "";
  const base = Array.from(sign.normalize("NFKD")).filter((part) => !combiningMark.test(part));
  return base.length > 0 && base.every(isAllowed) ? base.join("") : "?";
}

function isAllowed(sign: string): boolean {
  return (sign >= " " && sign <= "~") || letters.has(sign);
}

/**
 * An address as the QR code holds it: ASCII without spaces and controls, everything else percent-encoded
 * (lone surrogates as U+FFFD).
 */
export function printableAddress(address: string): string {
  return address.toWellFormed().replaceAll(/[^!-~]/gu, (sign) => encodeURIComponent(sign));
}
