import type { PublicCatalogue } from "@giliran/shared/contract";
import { regularClass } from "@giliran/shared/domain";

/** What a visitor may claim to be. */
export function classesOf(catalogue: PublicCatalogue): PublicCatalogue["classes"] {
  return catalogue.classes.filter(({ id }) => id !== regularClass.id);
}

/** Whether the hall has anything that a visitor might say of themselves. */
export function asksSpecial(catalogue: PublicCatalogue | null): catalogue is PublicCatalogue {
  return catalogue !== null && classesOf(catalogue).length + catalogue.needs.length > 0;
}
