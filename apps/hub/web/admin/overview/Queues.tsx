import type { AdminView } from "@giliran/shared/contract";
import { type Instant, localText } from "@giliran/shared/domain";
import { formatMinutes, type Texts } from "@giliran/shared/i18n";
import { longestWait, queuesByWait } from "./selectors.ts";

/** Queues per service, the longest wait first. */
export function Queues(props: {
  readonly view: AdminView;
  readonly texts: Texts;
  readonly now: Instant;
}): React.ReactNode {
  const { view, texts, now } = props;
  return (
    <section className="admin-queues">
      <h2>{texts.t("admin.queues")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.t("admin.service")}</th>
            <th scope="col">{texts.t("admin.waiting")}</th>
            <th scope="col">{texts.t("admin.longest")}</th>
          </tr>
        </thead>
        <tbody>
          {queuesByWait(view).map((row) => {
            const longest = longestWait(row, now);
            return (
              <tr key={row.serviceId} data-empty={longest === null}>
                <th scope="row">
                  {localText(row.name, texts.pack.tag)}
                  <small>{row.agency}</small>
                </th>
                <td>{texts.number(row.waiting)}</td>
                <td>{longest === null ? "–" : formatMinutes(texts, longest)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
