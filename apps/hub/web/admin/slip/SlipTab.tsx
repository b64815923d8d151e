import { publicCatalogue, type PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ServiceId } from "@giliran/shared/domain";
import { bundledPacks, type LanguagePack, loadPacks } from "@giliran/shared/i18n";
import { layout } from "@giliran/shared/slip";
import { useEffect, useState } from "react";
import { read, type Reading } from "../../staff/read.ts";
import { Choice } from "../day/Choice.tsx";
import type { TabProps } from "../tabs.ts";
import { browserLetters } from "./browserLetters.ts";
import { sampleSlipOf } from "./sampleTicket.ts";
import { SlipPicture } from "./SlipPicture.tsx";
import "./slip.css";

/** Both widths that slip printers have: characters of a line, and dots of a module of the code. */
const papers = [
  { name: "admin.slip80", columns: 48, qrCell: 6 },
  { name: "admin.slip58", columns: 32, qrCell: 5 },
] as const;

const letters = browserLetters();
const packs = { parse: (raw: unknown): readonly LanguagePack[] => loadPacks(raw) ?? [] };

/** Slips as the hall's template makes them, from the very lines that kiosks print. */
export function SlipTab(props: TabProps): React.ReactNode {
  const { texts, token } = props;
  const [catalogue, setCatalogue] = useState<Reading<PublicCatalogue>>({ kind: "reading" });
  const [further, setFurther] = useState<readonly LanguagePack[]>([]);
  useEffect(() => {
    void read("/api/catalogue", token, publicCatalogue).then(setCatalogue);
    void read("/api/packs", token, packs).then((found) => found.kind === "read" && setFurther(found.value));
  }, [token]);
  return (
    <main className="admin-hall admin-slip">
      <h1>{texts.t("admin.tabSlip")}</h1>
      <p>{texts.t("admin.slipMore")}</p>
      {catalogue.kind === "refused" && (
        <p className="admin-error" role="alert">
          {texts.t(`errors.${catalogue.error}`)}
        </p>
      )}
      {catalogue.kind === "read" && <Slips {...props} catalogue={catalogue.value} packs={further} />}
    </main>
  );
}

function Slips(
  props: TabProps & { readonly catalogue: PublicCatalogue; readonly packs: readonly LanguagePack[] },
): React.ReactNode {
  const { texts, catalogue } = props;
  // The minute in which the page was opened: a picture need not tick.
  const [now] = useState(props.now);
  const [serviceId, setService] = useState<ServiceId | null>(catalogue.services[0]?.id ?? null);
  const [language, setLanguage] = useState(catalogue.languages[0] ?? "id");
  const known = [...bundledPacks, ...props.packs].filter(({ tag }) => catalogue.languages.includes(tag));
  const services = catalogue.services.map(({ id, name }) => ({ id, name: localText(name, texts.pack.tag) }));
  const wish = { serviceId: serviceId ?? ("" as ServiceId), language, copy: false };
  const slip = sampleSlipOf(catalogue, wish, now, props.packs);
  return (
    <>
      <div className="admin-form">
        <Choice
          label={texts.t("admin.slipService")}
          options={services}
          value={serviceId}
          choose={setService}
        />
        <Choice
          label={texts.t("admin.slipLanguage")}
          options={known.map(({ tag, name }) => ({ id: tag, name }))}
          value={language}
          choose={setLanguage}
        />
      </div>
      <div className="slip-pictures">
        {slip !== null &&
          papers.map(({ name, columns, qrCell }) => (
            <figure key={name}>
              <SlipPicture
                lines={layout(slip, { columns, letters })}
                {...{ columns, qrCell }}
                label={texts.t(name)}
              />
              <figcaption>{texts.t(name)}</figcaption>
            </figure>
          ))}
      </div>
    </>
  );
}
