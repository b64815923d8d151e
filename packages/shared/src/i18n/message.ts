/** What a placeholder of a message may be filled with. */
export type MessageValue = string | number;

/** Words that stand before a branch in ICU MessageFormat, so that `other {orang}` is not taken for a placeholder. */
type BranchWord = "zero" | "one" | "two" | "few" | "many" | "other" | `=${number}`;

/**
 * The names of a message's placeholders, read from its text: `"{count, plural, other {# orang}} di {zone}"` gives
 * `"count" | "zone"`. Messages with `select` branches other than `other` are not used in bundled packs.
 */
export type Placeholders<Message extends string> = string extends Message ? string : Scan<Message, never>;

type Scan<Rest extends string, Found> = Rest extends `${infer Before}{${infer After}`
  ? Before extends `${string}${BranchWord} `
    ? Scan<After, Found>
    : Scan<After, Found | NameOf<After>>
  : Found;
type NameOf<Text extends string> = Text extends `${infer Name}}${string}`
  ? Name extends `${infer Short},${string}`
    ? Short
    : Name
  : never;

/** What `t` asks for beside the key: nothing where the message has no placeholder. */
export type MessageParams<Message extends string> = [Placeholders<Message>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholders<Message>, MessageValue>>];
