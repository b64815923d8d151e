import type { PublicCatalogue } from "@giliran/shared/contract";
import { type ClosureKind, type ClosureTarget, localText } from "@giliran/shared/domain";
import type { TextKey, Texts } from "@giliran/shared/i18n";

export const kindNames = {
  counter: "admin.kindCounter",
  service: "admin.kindService",
  agency: "admin.kindAgency",
  hall: "admin.kindHall",
} as const satisfies { readonly [Kind in ClosureKind]: TextKey };

/** Something that may be closed, with its name for people. */
export interface Closable {
  readonly id: string;
  readonly name: string;
  readonly target: ClosureTarget;
}

/** All of one kind, in the catalogue's order. */
export function closables(catalogue: PublicCatalogue, kind: ClosureKind, texts: Texts): readonly Closable[] {
  const said = (name: Parameters<typeof localText>[0]): string => localText(name, texts.pack.tag);
  switch (kind) {
    case "counter":
      return catalogue.counters.map(({ id, label }) => ({
        id,
        name: texts.t("admin.counterLabel", { counter: label }),
        target: { kind, id },
      }));
    case "service":
      return catalogue.services.map(({ id, name }) => ({ id, name: said(name), target: { kind, id } }));
    case "agency":
      return catalogue.agencies.map(({ id, name }) => ({ id, name: said(name), target: { kind, id } }));
    case "hall":
      return [{ id: "hall", name: said(catalogue.name), target: { kind, id: null } }];
    default:
      return kind satisfies never;
  }
}
