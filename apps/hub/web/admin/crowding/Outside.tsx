import type { PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ReasonId } from "@giliran/shared/domain";
import { Dotted } from "@giliran/shared/ui";
import { formatMinutes, formatPersons } from "@giliran/shared/i18n";
import { useState } from "react";
import { Choice } from "../day/Choice.tsx";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";

/** Who waits outside, in turn; a supervisor may let somebody in before that, with a reason. */
export function Outside(props: TabProps & { readonly catalogue: PublicCatalogue }): React.ReactNode {
  const { view, texts, now, client, linked, catalogue } = props;
  const deed = useDeed(client);
  const reasons = catalogue.reasons.override.map(({ id, name }) => ({
    id,
    name: localText(name, texts.pack.tag),
  }));
  const [reasonId, setReason] = useState<ReasonId | null>(reasons[0]?.id ?? null);
  const { outside } = view.crowd;
  return (
    <section className="admin-card">
      <h2>{texts.t("admin.crowdWaiting")}</h2>
      {outside.length === 0 ? (
        <p className="admin-well">{texts.t("admin.crowdNobodyOutside")}</p>
      ) : (
        <div className="admin-form">
          <Choice label={texts.t("admin.reason")} options={reasons} value={reasonId} choose={setReason} />
        </div>
      )}
      <ul className="admin-list">
        {outside.map(({ ticketId, label, partySize, issuedAt }) => (
          <li key={ticketId}>
            <p>
              <strong>{label}</strong>
              <small>
                <Dotted parts={[formatPersons(texts, partySize), formatMinutes(texts, now - issuedAt)]} />
              </small>
            </p>
            <button
              type="button"
              className="plain-button"
              disabled={!linked || deed.state.kind === "sending" || reasonId === null}
              onClick={() =>
                reasonId !== null &&
                void deed.run(
                  { type: "admitTicket", ticketId, reasonId },
                  texts.t("admin.crowdLetInDone", { label }),
                )
              }
            >
              {texts.t("admin.crowdLetIn")}
            </button>
          </li>
        ))}
      </ul>
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}
