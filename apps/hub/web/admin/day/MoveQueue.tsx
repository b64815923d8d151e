import type { PublicCatalogue } from "@giliran/shared/contract";
import { localText, type ServiceId } from "@giliran/shared/domain";
import { formatPersons } from "@giliran/shared/i18n";
import { useState } from "react";
import { DeedLine } from "../DeedLine.tsx";
import type { TabProps } from "../tabs.ts";
import { useDeed } from "../useDeed.ts";
import { Choice } from "./Choice.tsx";

/** Carries all who wait for a service over to another one, each at their own place. */
export function MoveQueue(props: TabProps & { readonly catalogue: PublicCatalogue }): React.ReactNode {
  const { view, texts, client, linked } = props;
  const deed = useDeed(client);
  const services = view.services.map(({ serviceId, name, waiting }) => ({
    id: serviceId,
    name: localText(name, texts.pack.tag),
    waiting,
  }));
  const from = services.filter(({ waiting }) => waiting > 0);
  const [wanted, setWanted] = useState<ServiceId | null>(null);
  const [to, setTo] = useState<ServiceId | null>(null);
  const source = from.find(({ id }) => id === wanted) ?? from[0] ?? null;
  const targets = services.filter(({ id }) => id !== source?.id);
  const target = targets.find(({ id }) => id === to) ?? targets[0] ?? null;
  const move = (): void => {
    if (source === null || target === null) return;
    const command = { type: "moveQueue", serviceId: source.id, toServiceId: target.id } as const;
    void deed.run(command, texts.t("admin.moved", { from: source.name, to: target.name }));
  };
  return (
    <section className="admin-card">
      <h2>{texts.t("admin.move")}</h2>
      <p>{texts.t("admin.moveMore")}</p>
      {source === null ? (
        <p className="admin-well">{texts.t("admin.nobodyWaits")}</p>
      ) : (
        <div className="admin-form">
          <Choice
            label={texts.t("admin.moveFrom")}
            options={from.map(({ id, name, waiting }) => ({
              id,
              name: `${name} (${formatPersons(texts, waiting)})`,
            }))}
            value={source.id}
            choose={setWanted}
          />
          <Choice
            label={texts.t("admin.moveTo")}
            options={targets}
            value={target?.id ?? null}
            choose={setTo}
          />
          <button
            type="button"
            className="main-button"
            disabled={!linked || deed.state.kind === "sending" || target === null}
            onClick={move}
          >
            {texts.t("admin.moveNow")}
          </button>
        </div>
      )}
      <DeedLine state={deed.state} texts={texts} />
    </section>
  );
}
