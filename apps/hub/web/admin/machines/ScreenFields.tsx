import { type PublicCatalogue, screenKinds } from "@giliran/shared/contract";
import { localText } from "@giliran/shared/domain";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import { Choice } from "../day/Choice.tsx";
import type { SetupFields } from "./setup.ts";

/** What a call screen shows, and of which zone or counter; in which language. */
export function ScreenFields(props: {
  readonly fields: SetupFields;
  readonly catalogue: PublicCatalogue;
  readonly texts: Texts;
  readonly change: (what: Partial<SetupFields>) => void;
}): React.ReactNode {
  const { fields, catalogue, texts, change } = props;
  const { tag } = texts.pack;
  const zones = catalogue.zones.map(({ id, name }) => ({ id: String(id), name: localText(name, tag) }));
  const counters = catalogue.counters.map(({ id, label }) => ({
    id: String(id),
    name: texts.t("admin.machineCounter", { label }),
  }));
  return (
    <>
      <Choice
        label={texts.t("admin.machineShows")}
        options={screenKinds.map((id) => ({ id, name: texts.t(screenNames[id]) }))}
        value={fields.shows ?? "zone"}
        choose={(shows) => change({ shows, ...firstOf(shows, fields, catalogue) })}
      />
      {fields.shows === "zone" && (
        <Choice
          label={texts.t("admin.machineZone")}
          options={zones}
          value={fields.zone}
          choose={(zone) => change({ zone })}
        />
      )}
      {fields.shows === "counter" && (
        <Choice
          label={texts.t("admin.machineWhichCounter")}
          options={counters}
          value={fields.counter}
          choose={(counter) => change({ counter })}
        />
      )}
      <Choice
        label={texts.t("admin.machineLanguage")}
        options={catalogue.languages.map((id) => ({ id, name: nameOfLanguage(id, tag) }))}
        value={fields.language}
        choose={(language) => change({ language })}
      />
    </>
  );
}

/** How people call each kind of screen. */
export const screenNames = {
  zone: "admin.machineZoneBoard",
  hall: "admin.machineHallBoard",
  counter: "admin.machineSign",
  entrance: "admin.machineEntrance",
} as const satisfies Readonly<Record<(typeof screenKinds)[number], TextKey>>;

/** A screen that shows a zone or counter shows one that there is. */
export function firstOf(
  shows: SetupFields["shows"],
  { zone, counter }: Pick<SetupFields, "zone" | "counter">,
  { zones, counters }: Pick<PublicCatalogue, "zones" | "counters">,
): Pick<SetupFields, "zone" | "counter"> {
  return {
    zone: shows === "zone" && zone === "" ? (zones[0]?.id ?? "") : zone,
    counter: shows === "counter" && counter === "" ? (counters[0]?.id ?? "") : counter,
  };
}

function nameOfLanguage(id: string, tag: string): string {
  return new Intl.DisplayNames([tag], { type: "language" }).of(id) ?? id;
}
