import type { AdminView } from "@giliran/shared/contract";
import type { Texts } from "@giliran/shared/i18n";
import type { TabProps } from "../tabs.ts";
import { Concerns } from "./Concerns.tsx";
import { Counters } from "./Counters.tsx";
import { Machines } from "./Machines.tsx";
import { Queues } from "./Queues.tsx";
import { Recovery } from "./Recovery.tsx";
import { tallies } from "./selectors.ts";

/** The hall at a glance; what needs a person comes first. */
export function Overview(props: TabProps): React.ReactNode {
  const { view, texts, zone, now, client, linked } = props;
  return (
    <main className="admin-hall">
      <h1>{texts.t("admin.title")}</h1>
      <Today {...{ view, texts }} />
      {view.recovery !== null && <Recovery {...props} recovery={view.recovery} />}
      <Concerns {...{ view, texts, zone, client, linked }} />
      <Counters {...{ view, texts, now }} />
      <Queues {...{ view, texts, now }} />
      <Machines {...{ view, texts, zone, client, linked }} />
    </main>
  );
}

function Today(props: { readonly view: AdminView; readonly texts: Texts }): React.ReactNode {
  const { view, texts } = props;
  const counts = tallies(view);
  const tiles = [
    ["tileWaiting", counts.waiting],
    ["tileAtCounters", counts.atCounters],
    ["tileDone", counts.done],
    ["tileAbsent", counts.absent],
  ] as const;
  return (
    <section className="admin-today" aria-label={texts.t("admin.today")}>
      <p className="admin-open" data-open={view.open}>
        {texts.t(view.open ? "admin.open" : "admin.closed")}
      </p>
      <dl>
        {tiles.map(([name, count]) => (
          <div key={name}>
            <dt>{texts.t(`admin.${name}`)}</dt>
            <dd>{texts.number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
