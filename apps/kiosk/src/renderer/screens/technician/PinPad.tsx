import { useEffect, useEffectEvent, useState } from "react";
import type { ReactNode } from "react";
import { pinLength } from "@giliran/shared/contract";
import type { TextKey, Texts } from "@giliran/shared/i18n";
import type { TechnicianShown, Unlocking } from "../../../core/index.ts";
import type { KioskBridge } from "../../../ipc/kioskTable.ts";
import { Icon } from "../../frame/Icon.tsx";
import { useWording } from "../../frame/wording.ts";
import { Pressable } from "../../press/Pressable.tsx";
import type { Visit } from "../../useVisit.ts";
import { Keys } from "../Keys.tsx";
import { useSecondsUntil } from "./useSecondsUntil.ts";

type Said = Exclude<Unlocking, "open"> | "busy";

const sentences = {
  wrong: "technician.pinWrong",
  unset: "technician.pinUnset",
  unkept: "technician.pinUnkept",
  busy: "technician.pinBusy",
} as const satisfies { readonly [Name in Exclude<Said, "waits">]: TextKey };

const digits = Array.from("1234567890");

/** Where a technician types the PIN. Its digits are shown and said nowhere. */
export function PinPad(props: {
  readonly pin: string;
  readonly technician: TechnicianShown;
  readonly bridge: KioskBridge;
  readonly visit: Visit;
}): ReactNode {
  const { pin, technician, bridge, visit } = props;
  const { texts } = useWording();
  const [said, say] = useState<Said | null>(null);
  const [judging, judge] = useState(false);
  const left = useSecondsUntil(technician.waitsUntil);
  const waits = left > 0;
  const ready = pin.length >= pinLength.least && !waits && !judging;
  const open = async (): Promise<void> => {
    if (!ready) return;
    judge(true);
    const answer = await bridge.calls.unlockTechnician({ pin });
    judge(false);
    visit.step({ type: "clearPin" });
    if (answer.ok && answer.value === "open") visit.leave();
    else say(answer.ok && answer.value !== "open" ? answer.value : "busy");
  };
  useTyped(visit, () => void open());
  return (
    <div className="search pin-pad">
      <p className="query" aria-live="off" data-empty={pin === ""} data-unspoken>
        <span className="right-code" aria-label={texts.t("technician.pinTyped", { count: pin.length })}>
          {"●".repeat(pin.length).padEnd(pinLength.least, "○")}
        </span>
      </p>
      <div className="found">
        <p className="pin-said" role="alert">
          {waits
            ? texts.t("technician.pinWaits", { time: timeWords(texts, left) })
            : said !== null && said !== "waits" && pin === "" && texts.t(sentences[said])}
        </p>
        <Pressable
          className="button main-button"
          name="open-technician"
          disabled={!ready}
          onPress={() => void open()}
        >
          <Icon name="check" />
          <span>{texts.t("technician.pinOpen")}</span>
        </Pressable>
      </div>
      <Keys signs={digits} withSpace={false} step={visit.step} />
    </div>
  );
}

function timeWords(texts: Texts, left: number): string {
  if (left < 60) return texts.t("technician.seconds", { seconds: texts.number(left) });
  const minutes = Math.floor(left / 60);
  return texts.t("technician.minutes", {
    minutes: texts.number(minutes),
    seconds: texts.number(left - minutes * 60),
  });
}

/** A keyboard types here too. */
function useTyped(visit: Visit, open: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (/^\d$/.test(event.key)) visit.step({ type: "typeLetter", letter: event.key });
    else if (event.key === "Backspace") visit.step({ type: "eraseLetter" });
    else if (event.key === "Enter" && document.activeElement === document.body) open();
  });
  useEffect(() => {
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
