import type { PublicCatalogue } from "@giliran/shared/contract";
import { type AgencyId, type Instant, localText } from "@giliran/shared/domain";
import { formatTime } from "@giliran/shared/i18n";
import { useState } from "react";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { type Deed, useDeed } from "../useDeed.ts";
import { Choice } from "./Choice.tsx";

const minuteMs = 60_000;
const ago = [0, 5, 10, 20, 30, 60] as const;
/** 0: nobody knows. */
const lasts = [0, 15, 30, 60, 120] as const;

type OutagesProps = TabProps & { readonly catalogue: PublicCatalogue };

/** Agencies whose central system is down: told everywhere, and no new numbers where that is wanted. */
export function Outages(props: OutagesProps): React.ReactNode {
  const { view, texts, zone, client, linked } = props;
  const deed = useDeed(client);
  const busy = !linked || deed.state.kind === "sending";
  return (
    <section className="admin-card" data-pressing={view.outages.length > 0}>
      <h2>{texts.t("admin.outages")}</h2>
      <ul className="admin-list">
        {view.outages.map(({ agencyId, agency, since, expectedUntil, stopsNumbers }) => (
          <li key={agencyId}>
            <p>
              {texts.t("common.alertOutage", { agency, time: formatTime(texts, since, zone) })}
              <small>
                {expectedUntil === null
                  ? texts.t("admin.outageOpen")
                  : texts.t("admin.outageUntil", { time: formatTime(texts, expectedUntil, zone) })}
                {stopsNumbers ? ` ${texts.t("admin.outageStops")}` : ""}
              </small>
            </p>
            <button
              type="button"
              className="plain-button"
              disabled={busy}
              onClick={() => void deed.run({ type: "endOutage", agencyId }, texts.t("admin.outageEnded"))}
            >
              {texts.t("admin.outageOver")}
            </button>
          </li>
        ))}
      </ul>
      <NewOutage {...props} deed={deed} busy={busy} />
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}

function NewOutage(props: OutagesProps & { readonly deed: Deed; readonly busy: boolean }): React.ReactNode {
  const { catalogue, texts, now, deed, busy } = props;
  const agencies = catalogue.agencies.map(({ id, name }) => ({ id, name: localText(name, texts.pack.tag) }));
  const [agencyId, setAgency] = useState<AgencyId | null>(agencies[0]?.id ?? null);
  const [since, setSince] = useState<number>(0);
  const [until, setUntil] = useState<number>(30);
  const [stopsNumbers, setStops] = useState(false);
  const declare = (): void => {
    if (agencyId === null) return;
    const begun = (now - since * minuteMs) as Instant;
    const expectedUntil = until === 0 ? null : ((now + until * minuteMs) as Instant);
    const command = { type: "declareOutage", agencyId, since: begun, expectedUntil, stopsNumbers } as const;
    void deed.run(command, texts.t("admin.outageTold"));
  };
  const minutes = (count: number): string => texts.t("common.minutes", { minutes: count });
  return (
    <div className="admin-form">
      <Choice label={texts.t("admin.agency")} options={agencies} value={agencyId} choose={setAgency} />
      <Choice
        label={texts.t("admin.outageSince")}
        options={ago.map((id) => ({
          id,
          name: id === 0 ? texts.t("admin.justNow") : texts.t("admin.ago", { time: minutes(id) }),
        }))}
        value={since}
        choose={setSince}
      />
      <Choice
        label={texts.t("admin.outageLasts")}
        options={lasts.map((id) => ({ id, name: id === 0 ? texts.t("admin.nobodyKnows") : minutes(id) }))}
        value={until}
        choose={setUntil}
      />
      <label className="admin-check">
        <input type="checkbox" checked={stopsNumbers} onChange={() => setStops(!stopsNumbers)} />
        {texts.t("admin.outageStop")}
      </label>
      <button type="button" className="main-button" disabled={busy || agencyId === null} onClick={declare}>
        {texts.t("admin.outageTell")}
      </button>
    </div>
  );
}
