import type { PublicCatalogue } from "../contract/index.ts";
import { localText, type LocalText, type ServiceId } from "../domain/index.ts";
import type { Texts } from "../i18n/index.ts";
import type { Slip, SlipDress } from "./slip.ts";

/** The hall's template, and what visitors bring for its services. */
export type SlipStyle = Pick<PublicCatalogue, "slip" | "services">;

/** What the hall's template puts on the slip of a service; null: of no one service. */
export function dressOf(style: SlipStyle, serviceId: ServiceId | null, texts: Texts): SlipDress {
  const { slip, services } = style;
  const said = (text: LocalText): string => localText(text, texts.pack.tag);
  const bring = services.find(({ id }) => id === serviceId)?.requirements ?? [];
  const lists = slip.blocks.includes("requirements") && bring.length > 0;
  return {
    logo: slip.logo,
    header: slip.header.map(said),
    requirements: lists ? { heading: texts.t("slip.requirements"), points: bring.map(said) } : null,
    health: slip.blocks.includes("health") && slip.health !== null ? said(slip.health) : null,
  };
}

/** The slip as the hall's template wants it: with its own lines, and without the blocks that it leaves off. */
export function dressed(slip: Slip, style: SlipStyle, serviceId: ServiceId | null, texts: Texts): Slip {
  const { blocks, footer } = style.slip;
  return {
    ...slip,
    dress: dressOf(style, serviceId, texts),
    agencyName: blocks.includes("agency") ? slip.agencyName : "",
    qr: blocks.includes("qr") ? slip.qr : null,
    footer: [...slip.footer, ...footer.map((line) => localText(line, texts.pack.tag))],
  };
}
