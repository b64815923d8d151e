import type { GivenRight, PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ServiceDate } from "@giliran/shared/domain";
import { formatPersons, formatServiceDate, type Texts } from "@giliran/shared/i18n";
import { Dotted } from "@giliran/shared/ui";
import type { TabProps } from "../tabs.ts";

/** Rights that were not used yet, as coupons to be printed, cut and handed out. */
export function Rights(
  props: TabProps & { readonly rights: readonly GivenRight[]; readonly catalogue: PublicCatalogue },
): React.ReactNode {
  const { rights, catalogue, texts, view } = props;
  return (
    <section className="admin-card end-rights">
      <h2>{texts.t("admin.endRights")}</h2>
      {rights.length === 0 && <p className="admin-well">{texts.t("admin.endRightsNone")}</p>}
      <ul className="coupons">
        {rights.map((right) => (
          <li key={right.code} className="coupon">
            <Coupon {...{ right, catalogue, texts }} hall={localText(view.hall.name, texts.pack.tag)} />
          </li>
        ))}
      </ul>
      {rights.length > 0 && (
        <button type="button" className="plain-button no-print" onClick={() => globalThis.print()}>
          {texts.t("admin.endPrint")}
        </button>
      )}
    </section>
  );
}

function Coupon(props: {
  readonly right: GivenRight;
  readonly catalogue: PublicCatalogue;
  readonly texts: Texts;
  readonly hall: string;
}): React.ReactNode {
  const { right, catalogue, texts, hall } = props;
  const service = catalogue.services.find(({ id }) => id === right.serviceId);
  const date = (of: ServiceDate): string => formatServiceDate(texts, of, null);
  return (
    <>
      <small>{hall}</small>
      <strong>{texts.t("admin.coupon", { date: date(right.validOn) })}</strong>
      <span>
        <Dotted
          parts={[
            service === undefined ? right.serviceId : localText(service.name, texts.pack.tag),
            right.partySize > 1 ? formatPersons(texts, right.partySize) : null,
          ]}
        />
      </span>
      <span className="coupon-code">{`${right.code.slice(0, 5)} ${right.code.slice(5)}`}</span>
      <small>{texts.t("admin.couponMore", { label: right.label, date: date(right.from) })}</small>
    </>
  );
}
