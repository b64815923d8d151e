/** Code page 437, bytes 80 to FF (IBM's table). */
const page437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐" +
  "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const windows1252 = new TextDecoder("windows-1252");

/** Text bytes as signs, by the number that ESC t takes (0 and 16 are known here). */
export function decodePage(page: number, bytes: readonly number[]): string {
  if (page === 16) return windows1252.decode(Uint8Array.from(bytes));
  return bytes
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (page437[byte - 0x80] ?? "?")))
    .join("");
}
