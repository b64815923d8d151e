/** A code that a reader has read, by its kind. */
export type Code =
  /** The slip of somebody who has a number; the secret is the slip's own, 32 figures of base 16. */
  { readonly kind: "slip"; readonly secret: string };

export type CodeKind = Code["kind"];
type CodeOf<Kind extends CodeKind> = Extract<Code, { readonly kind: Kind }>;

/** Each kind by what is read; null: it is not of this kind. A kind without a row does not compile. */
const kinds: { readonly [Kind in CodeKind]: (text: string) => CodeOf<Kind> | null } = {
  slip,
};

/** The address of the ticket's page, wherever the hall has it, with the secret behind the sign for a fragment. */
const slipAddress = /https?:\/\/\S+\/t#([0-9a-f]{32})$/;

function slip(text: string): CodeOf<"slip"> | null {
  const secret = slipAddress.exec(text.trim())?.[1];
  return secret === undefined ? null : { kind: "slip", secret };
}

/**
 * What kind of code it is.
 * @param readings what may have been read, the likeliest first
 * @returns null: of no kind that this kiosk knows
 */
export function codeOf(readings: readonly string[]): Code | null {
  for (const text of readings) {
    for (const recognise of Object.values(kinds)) {
      const code = recognise(text);
      if (code !== null) return code;
    }
  }
  return null;
}
