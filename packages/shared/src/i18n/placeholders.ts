import type { IntlMessageFormat } from "intl-messageformat";
import { compile } from "./texts.ts";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The names of all placeholders of a message, those inside plural branches too; empty where it does not parse. */
export function argumentsOf(message: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const format of compile(message, "en")) collect(format.getAst(), names);
  return names;
}

function collect(elements: readonly Element[], names: Set<string>): void {
  for (const element of elements) {
    if (!("value" in element) || (element.type as number) === literal) continue;
    names.add(element.value);
    if (!("options" in element)) continue;
    for (const option of Object.values(element.options)) collect(option.value, names);
  }
}

/** TYPE.literal of the parser, whose enum is not part of intl-messageformat's surface. */
const literal = 0;
