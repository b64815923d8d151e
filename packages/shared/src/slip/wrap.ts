/**
 * Breaks text into lines of at most `columns` characters: at spaces, and within a word only if the word
 * alone is longer than a line. Empty text gives no line.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter((part) => part !== "")) {
    if (line !== "" && line.length + 1 + word.length <= columns) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (line.length > columns) {
      lines.push(line.slice(0, columns));
      line = line.slice(columns);
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

/**
 * The same number of lines as `wrap`, but as even as they get, so that no word is left alone on the last
 * line of centred text.
 */
export function wrapEvenly(text: string, columns: number): string[] {
  let lines = wrap(text, columns);
  for (let narrower = columns - 1; narrower > 0; narrower -= 1) {
    const candidate = wrap(text, narrower);
    if (candidate.length > lines.length || breaksWords(text, narrower)) return lines;
    lines = candidate;
  }
  return lines;
}

function breaksWords(text: string, columns: number): boolean {
  return text.split(" ").some((word) => word.length > columns);
}
