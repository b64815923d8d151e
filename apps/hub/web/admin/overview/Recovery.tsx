import type { AdminView } from "@giliran/shared/contract";
import { localText, type ReasonId } from "@giliran/shared/domain";
import { formatDate, formatTime } from "@giliran/shared/i18n";
import { useState } from "react";
import { useCatalogue } from "../../staff/useCatalogue.ts";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";

type Recovering = NonNullable<AdminView["recovery"]>;

/** The hall was put back to a backup: for whom it waits, and an administrator's word that it need not. */
export function Recovery(props: TabProps & { readonly recovery: Recovering }): React.ReactNode {
  const { texts, zone, recovery, view } = props;
  const { madeAt, held, awaited } = recovery;
  const made = `${formatDate(texts, madeAt, zone)}, ${formatTime(texts, madeAt, zone)}`;
  const words = ({ name, connected }: Recovering["awaited"][number]): string =>
    connected ? name : texts.t("admin.recoveryAway", { kiosk: name });
  return (
    <section className="admin-card admin-recovery" data-held={held}>
      <h2>{texts.t(held ? "admin.recoveryHeld" : "admin.recoveryGoesOn")}</h2>
      <p>{texts.t("admin.recoveryMore", { made })}</p>
      <p>{texts.t("admin.recoveryAwaits", { kiosks: awaited.map(words).join(", ") })}</p>
      {held && view.staff.role === "administrator" && <GoOn {...props} />}
    </section>
  );
}

function GoOn({ view, texts, client, token, linked }: TabProps): React.ReactNode {
  const catalogue = useCatalogue(token, view.catalogueVersion);
  const deed = useDeed(client);
  const reasons = (catalogue?.reasons.override ?? []).map(({ id, name }) => ({
    id,
    name: localText(name, texts.pack.tag),
  }));
  const [chosen, choose] = useState<ReasonId | null>(null);
  const reasonId = chosen ?? reasons[0]?.id ?? null;
  return (
    <>
      <p className="admin-consequence">{texts.t("admin.recoveryRisk")}</p>
      <div className="admin-form">
        <Choice label={texts.t("admin.reason")} options={reasons} value={reasonId} choose={choose} />
        <button
          type="button"
          className="plain-button"
          disabled={!linked || deed.state.kind === "sending" || reasonId === null}
          onClick={() =>
            reasonId !== null &&
            void deed.run({ type: "endRecovery", reasonId }, texts.t("admin.recoveryEnded"))
          }
        >
          {texts.t("admin.recoveryGo")}
        </button>
      </div>
      <DeedLine state={deed.state} texts={texts} />
    </>
  );
}
