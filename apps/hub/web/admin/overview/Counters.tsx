import type { AdminView } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { formatMinutes, type Texts } from "@giliran/shared/i18n";
import { zonesOf } from "./selectors.ts";

type CounterRow = AdminView["counters"][number];

/** Counters as they stand in the hall, zone by zone. */
export function Counters(props: {
  readonly view: AdminView;
  readonly texts: Texts;
  readonly now: Instant;
}): React.ReactNode {
  const { view, texts, now } = props;
  return (
    <section className="admin-counters">
      <h2>{texts.t("admin.counters")}</h2>
      {zonesOf(view, texts.pack.tag).map((zone) => (
        <div key={zone.name}>
          <h3>{zone.name}</h3>
          <ul>
            {zone.counters.map((counter) => (
              <li key={counter.counterId} data-state={stateOf(counter)}>
                <strong data-named={counter.label.length > 3}>{counter.label}</strong>
                <p>
                  {counter.officer ??
                    texts.t(counter.outOfUse ? "admin.counterOutOfUse" : "admin.counterFree")}
                  <small>{doing(counter, texts, now)}</small>
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function stateOf(counter: CounterRow): "out" | "free" | "idle" | "called" | "serving" {
  if (counter.outOfUse) return "out";
  if (counter.officer === null) return "free";
  if (counter.inHand === null) return "idle";
  return counter.inHand.state === "serving" ? "serving" : "called";
}

function doing({ officer, inHand }: CounterRow, texts: Texts, now: Instant): string | null {
  if (inHand === null) return officer === null ? null : texts.t("admin.idle");
  const { label, state, since } = inHand;
  const duration = formatMinutes(texts, now - since);
  return texts.t(state === "serving" ? "admin.serving" : "admin.called", { label, duration });
}
