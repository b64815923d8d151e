import type { ReactNode } from "react";
import type { LocalText, ZoneName } from "@giliran/shared/domain";
import { formatTime, type TextKey } from "@giliran/shared/i18n";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";
import type { BusyGate } from "../shown.ts";
import type { Visit } from "../useVisit.ts";
import { Message } from "./Message.tsx";

type GateIn<Phase extends BusyGate["phase"]> = Extract<BusyGate, { readonly phase: Phase }>;
interface PhaseProps<Phase extends BusyGate["phase"]> {
  readonly gate: GateIn<Phase>;
  readonly visit: Visit;
  readonly zone: ZoneName | null;
}

/** What the health protocol asks of the visitor now; a phase without a row does not compile. */
const phases: { readonly [Phase in BusyGate["phase"]]: (props: PhaseProps<Phase>) => ReactNode } = {
  measure: Measure,
  confirm: Confirm,
  question: Question,
  staff: Staff,
  recheck: Recheck,
  refused: Refused,
};

/** One step of the health protocol, with a way on for those who need none where it only advises. */
export function Gate(props: PhaseProps<BusyGate["phase"]>): ReactNode {
  const Phase = phases[props.gate.phase] as (given: PhaseProps<BusyGate["phase"]>) => ReactNode;
  return (
    <div className="gate" data-phase={props.gate.phase}>
      <Phase {...props} />
    </div>
  );
}

function Skip({ gate, visit }: { readonly gate: BusyGate; readonly visit: Visit }): ReactNode {
  const { texts } = useWording();
  if (!gate.skippable) return null;
  return (
    <Pressable className="button" name="gate-skip" onPress={visit.skipGate}>
      <span>{texts.t("kiosk.gateSkip")}</span>
    </Pressable>
  );
}

/** The value is the visitor's own: it stands here and nowhere else. */
function Measured({ celsius }: { readonly celsius: number | null }): ReactNode {
  const { texts } = useWording();
  if (celsius === null) return null;
  return (
    <p className="gate-value" data-unspoken>
      <Icon name="check" /> {texts.t("kiosk.gateCelsius", { celsius })}
    </p>
  );
}

function Measure({ gate, visit }: PhaseProps<"measure">): ReactNode {
  const { texts } = useWording();
  const again = gate.hint === "implausible";
  const head: TextKey = gate.second ? "kiosk.gateMeasureSecond" : "kiosk.gateMeasure";
  return (
    <Message
      icon="warmth"
      tone="plain"
      head={texts.t(again ? "kiosk.gateMeasureAgain" : head)}
      more={texts.t(again ? "kiosk.gateMeasureAgainMore" : "kiosk.gateMeasureMore")}
    >
      <Skip gate={gate} visit={visit} />
    </Message>
  );
}

function Points({ texts }: { readonly texts: readonly LocalText[] }): ReactNode {
  const { say } = useWording();
  return (
    <ul className="gate-points">
      {texts.map((text) => (
        <li key={text.id}>
          <Icon name="check" /> {say(text)}
        </li>
      ))}
    </ul>
  );
}

function Confirm({ gate, visit }: PhaseProps<"confirm">): ReactNode {
  const { texts } = useWording();
  return (
    <div className="message" aria-live="polite">
      <Measured celsius={gate.celsius} />
      <h1>{texts.t("kiosk.gateConfirm")}</h1>
      <Points texts={gate.texts} />
      <div className="answers">
        <Pressable className="button main-button" name="gate-confirm" onPress={visit.confirmGate}>
          <span>{texts.t("kiosk.gateConfirmYes")}</span>
        </Pressable>
        <Skip gate={gate} visit={visit} />
      </div>
    </div>
  );
}

function Question({ gate, visit }: PhaseProps<"question">): ReactNode {
  const { texts, say } = useWording();
  return (
    <div className="message" aria-live="polite">
      <Measured celsius={gate.celsius} />
      <h1>{say(gate.text)}</h1>
      <div className="answers">
        <Pressable className="button" name="gate-yes" onPress={() => visit.answerGate(true)}>
          <span>{texts.t("kiosk.gateYes")}</span>
        </Pressable>
        <Pressable className="button" name="gate-no" onPress={() => visit.answerGate(false)}>
          <span>{texts.t("kiosk.gateNo")}</span>
        </Pressable>
        <Skip gate={gate} visit={visit} />
      </div>
    </div>
  );
}

const staffWords = {
  step: ["kiosk.gateStaff", "kiosk.gateStaffMore"],
  thermometer: ["kiosk.gateNoThermometer", "kiosk.gateNoThermometerMore"],
} as const;

function Staff({ gate, visit }: PhaseProps<"staff">): ReactNode {
  const { texts } = useWording();
  const [head, more] = staffWords[gate.because];
  return (
    <Message icon="person" tone="plain" head={texts.t(head)} more={texts.t(more)}>
      <div className="answers">
        <Pressable
          className="button"
          name="gate-code"
          onPress={() => {
            visit.leaveGate();
            visit.step({ type: "openGateCode" });
          }}
        >
          <span>{texts.t("kiosk.gateTypePass")}</span>
        </Pressable>
        <Skip gate={gate} visit={visit} />
      </div>
    </Message>
  );
}

function Recheck({ gate, zone }: PhaseProps<"recheck">): ReactNode {
  const { texts } = useWording();
  const at = (instant: typeof gate.from): string => (zone === null ? "" : formatTime(texts, instant, zone));
  const times = { from: at(gate.from), until: at(gate.until) };
  return (
    <div className="message" aria-live="polite">
      <h1>{texts.t("kiosk.gateRecheck")}</h1>
      <p>{texts.t("kiosk.gateRecheckMore", times)}</p>
      <p className="gate-code">{`${gate.code.slice(0, 3)} ${gate.code.slice(3)}`}</p>
      <p>{texts.t(paperWords[gate.paper ?? "printing"])}</p>
    </div>
  );
}

const paperWords = {
  printing: "kiosk.gateCodePrinting",
  printed: "kiosk.gateCodePrinted",
  failed: "kiosk.gateCodeNoPaper",
  unknown: "kiosk.gateCodeNoPaper",
} as const satisfies Record<string, TextKey>;

function Refused({ gate }: PhaseProps<"refused">): ReactNode {
  const { texts } = useWording();
  const warm = gate.because === "temperature";
  return (
    <div className="message" role="alert">
      <h1>{texts.t("kiosk.gateRefused")}</h1>
      <p>{texts.t(warm ? "kiosk.gateRefusedWarm" : "kiosk.gateRefusedAnswer")}</p>
      <ul className="gate-points">
        <li>
          <Icon name="person" /> {texts.t("kiosk.gateOtherPerson")}
        </li>
        <li>
          <Icon name="paper" /> {texts.t("kiosk.gateOtherBox")}
        </li>
        <li>
          <Icon name="clock" /> {texts.t("kiosk.gateOtherDay")}
        </li>
      </ul>
    </div>
  );
}
