import type { HubClient } from "@giliran/shared/client";
import type { AdminView, ErrorCode } from "@giliran/shared/contract";
import { type DeviceId, type GateFallback, localText, type ZoneName } from "@giliran/shared/domain";
import { formatTime, type TextKey, type Texts } from "@giliran/shared/i18n";
import { useState } from "react";
import { concernsOf, type Concern } from "./concerns.ts";

/** What needs a person, in words, each with what to do. */
export function Concerns(props: {
  readonly view: AdminView;
  readonly texts: Texts;
  readonly zone: ZoneName;
  readonly client: HubClient;
  readonly linked: boolean;
}): React.ReactNode {
  const { view, texts, zone, client, linked } = props;
  const [error, setError] = useState<ErrorCode | null>(null);
  const [sending, setSending] = useState(false);
  const concerns = concernsOf(view);
  const answer = (deviceId: DeviceId): void => {
    setSending(true);
    void client
      .send({ type: "answerHelp", deviceId })
      .then((result) => setError(result.ok ? null : result.error))
      .finally(() => setSending(false));
  };
  return (
    <section className="admin-concerns" data-some={concerns.length > 0}>
      <h2>{texts.t("admin.needsPerson")}</h2>
      {concerns.length === 0 && <p className="admin-well">{texts.t("admin.allWell")}</p>}
      {error !== null && (
        <p className="admin-error" role="alert">
          {texts.t(`errors.${error}`)}
        </p>
      )}
      <ul>
        {concerns.map((concern) => (
          <li key={JSON.stringify(concern)} data-kind={concern.kind}>
            <Words concern={concern} texts={texts} zone={zone} />
            {concern.kind === "help" && (
              <button
                type="button"
                className="plain-button"
                disabled={!linked || sending}
                onClick={() => answer(concern.deviceId)}
              >
                {texts.t("admin.answer")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words(props: {
  readonly concern: Concern;
  readonly texts: Texts;
  readonly zone: ZoneName;
}): React.ReactNode {
  const [head, more] = wordsOf(props.concern, props.texts, props.zone);
  return (
    <p>
      <strong>{head}</strong>
      {more}
    </p>
  );
}

const unmeasuredMore = {
  admitWithNotice: "admin.unmeasuredAdmitted",
  callStaff: "admin.unmeasuredHeld",
} as const satisfies { readonly [Fallback in GateFallback]: TextKey };

function wordsOf(concern: Concern, texts: Texts, zone: ZoneName): readonly [string, string] {
  switch (concern.kind) {
    case "stray":
      return [
        texts.t("admin.stray", { label: concern.label, kiosk: concern.kiosk }),
        texts.t("admin.strayMore", {
          service: localText(concern.service, texts.pack.tag),
          date: concern.serviceDate,
          why: texts.t(`errors.${concern.why}`),
        }),
      ];
    case "help":
      return [
        texts.t("admin.helpWanted", { kiosk: concern.device }),
        texts.t("admin.since", { time: formatTime(texts, concern.since, zone) }),
      ];
    case "unserved":
      return [
        texts.t("admin.unserved", { service: localText(concern.service, texts.pack.tag) }),
        texts.t("admin.unservedMore", { persons: concern.waiting }),
      ];
    case "unheard":
      return [
        texts.t("admin.unheard", { label: concern.label, zone: localText(concern.zone, texts.pack.tag) }),
        texts.t("admin.unheardMore", { counter: concern.counter }),
      ];
    case "unmeasured":
      return [
        texts.t("admin.unmeasured", { kiosk: concern.device }),
        [
          texts.t(unmeasuredMore[concern.instead]),
          concern.code === null ? texts.t("admin.unmeasuredNone") : texts.t(`health.${concern.code}`),
        ].join(" "),
      ];
    case "trouble":
      return [concern.device, texts.t(`health.${concern.code}`)];
    case "away":
      return [
        texts.t("admin.deviceAway", { device: concern.device }),
        texts.t("admin.deviceAwayHint", { time: formatTime(texts, concern.since, zone) }),
      ];
    case "never":
      return [texts.t("admin.deviceNever", { device: concern.device }), texts.t("admin.deviceNeverHint")];
    case "warning":
      return [texts.t("admin.warning"), concern.text];
    default:
      return concern satisfies never;
  }
}
