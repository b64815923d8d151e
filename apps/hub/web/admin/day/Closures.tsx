import type { AdminView, PublicCatalogue } from "@giliran/shared/contract";
import {
  type ClosureKind,
  closureKinds,
  type Instant,
  localText,
  type ReasonId,
} from "@giliran/shared/domain";
import { formatTime } from "@giliran/shared/i18n";
import { useState } from "react";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { type Deed, useDeed } from "../useDeed.ts";
import { Choice } from "./Choice.tsx";
import { closables, kindNames } from "./targets.ts";

type ClosureRow = AdminView["closures"][number];
type ClosuresProps = TabProps & { readonly catalogue: PublicCatalogue };
const minuteMs = 60_000;
/** Minutes until it opens again by itself; 0: when somebody opens it. */
const lasts = [0, 15, 30, 60, 120, 240] as const;

/** What is closed, what waits for approval first; and how to close something. */
export function Closures(props: ClosuresProps): React.ReactNode {
  const { view, texts, client, linked } = props;
  const deed = useDeed(client);
  const busy = !linked || deed.state.kind === "sending";
  const rows = view.closures.toSorted((a, b) => Number(b.pending) - Number(a.pending));
  return (
    <section className="admin-card" data-pressing={rows.some(({ pending }) => pending)}>
      <h2>{texts.t("admin.closures")}</h2>
      {rows.length === 0 && <p className="admin-well">{texts.t("admin.nothingClosed")}</p>}
      <ul className="admin-list">
        {rows.map((row) => (
          <li key={row.closureId}>
            <Words {...props} row={row} />
            <Answers {...{ texts, row, deed, busy }} />
          </li>
        ))}
      </ul>
      <NewClosure {...props} deed={deed} busy={busy} />
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}

function Words({ row, texts, zone }: ClosuresProps & { readonly row: ClosureRow }): React.ReactNode {
  const said = (text: ClosureRow["name"]): string => localText(text, texts.pack.tag);
  const counter = row.target.kind === "counter";
  const name = counter ? texts.t("admin.counterLabel", { counter: said(row.name) }) : said(row.name);
  const until = row.reopensAt === null ? null : formatTime(texts, row.reopensAt, zone);
  return (
    <p>
      <strong>{name}</strong>
      <small>
        {texts.t(row.pending ? "admin.closureAsked" : "admin.closureSince", {
          who: row.by,
          time: formatTime(texts, row.since, zone),
          reason: said(row.reason),
        })}
        {until === null ? "" : ` ${texts.t("admin.closureUntil", { time: until })}`}
      </small>
    </p>
  );
}

function Answers(props: {
  readonly texts: TabProps["texts"];
  readonly row: ClosureRow;
  readonly deed: Deed;
  readonly busy: boolean;
}): React.ReactNode {
  const { texts, row, deed, busy } = props;
  const { closureId, pending, own } = row;
  const answer = (approve: boolean): void =>
    void deed.run(
      { type: "answerClosure", closureId, approve },
      texts.t(approve ? "admin.closureApproved" : "admin.closureDeclined"),
    );
  if (!pending) {
    return (
      <button
        type="button"
        className="plain-button"
        disabled={busy}
        onClick={() => void deed.run({ type: "reopenTarget", closureId }, texts.t("admin.reopened"))}
      >
        {texts.t("admin.reopen")}
      </button>
    );
  }
  return (
    <span className="admin-pair">
      {!own && (
        <button type="button" className="main-button" disabled={busy} onClick={() => answer(true)}>
          {texts.t("admin.approve")}
        </button>
      )}
      <button type="button" className="plain-button" disabled={busy} onClick={() => answer(false)}>
        {texts.t(own ? "admin.withdraw" : "admin.decline")}
      </button>
    </span>
  );
}

function NewClosure(props: ClosuresProps & { readonly deed: Deed; readonly busy: boolean }): React.ReactNode {
  const { catalogue, texts, now, deed, busy } = props;
  const [kind, setKind] = useState<ClosureKind>("service");
  const [wanted, setWanted] = useState<string | null>(null);
  const reasons = catalogue.reasons.closure.map(({ id, name }) => ({
    id,
    name: localText(name, texts.pack.tag),
  }));
  const [reasonId, setReason] = useState<ReasonId | null>(reasons[0]?.id ?? null);
  const [length, setLength] = useState<number>(0);
  const options = closables(catalogue, kind, texts);
  const chosen = options.find(({ id }) => id === wanted) ?? options[0] ?? null;
  const close = (): void => {
    if (chosen === null || reasonId === null) return;
    const reopensAt = length === 0 ? null : ((now + length * minuteMs) as Instant);
    const command = { type: "closeTarget", target: chosen.target, reasonId, reopensAt } as const;
    void deed.run(command, texts.t("admin.closureBegun", { name: chosen.name }));
  };
  return (
    <div className="admin-form">
      <Choice
        label={texts.t("admin.closeWhat")}
        options={closureKinds.map((id) => ({ id, name: texts.t(kindNames[id]) }))}
        value={kind}
        choose={setKind}
      />
      {kind !== "hall" && (
        <Choice
          label={texts.t("admin.closeWhich")}
          options={options}
          value={chosen?.id ?? null}
          choose={setWanted}
        />
      )}
      <Choice label={texts.t("admin.reason")} options={reasons} value={reasonId} choose={setReason} />
      <Choice
        label={texts.t("admin.reopens")}
        options={lasts.map((id) => ({
          id,
          name:
            id === 0
              ? texts.t("admin.byHand")
              : texts.t("admin.after", { time: texts.t("common.minutes", { minutes: id }) }),
        }))}
        value={length}
        choose={setLength}
      />
      <p className="admin-consequence">{texts.t("admin.closeMeans", { name: chosen?.name ?? "" })}</p>
      <button type="button" className="main-button" disabled={busy || chosen === null} onClick={close}>
        {texts.t("admin.close")}
      </button>
    </div>
  );
}
