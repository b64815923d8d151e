import type { ReactNode } from "react";
import type { KioskError } from "../../core/index.ts";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";
import type { Visit } from "../useVisit.ts";
import { gateCodeLength, type Step } from "../walk/walk.ts";
import { Keys } from "./Keys.tsx";

export interface GateCodeProps {
  readonly code: string;
  /** Why the last one was not taken; null: none was typed yet. */
  readonly refused: KioskError | null;
  readonly step: (step: Step) => void;
  readonly onUse: (code: string) => void;
}

const digits = Array.from("1234567890");

/** The way to it, while a health protocol holds. */
export function GateCodeQuestion({ visit }: { readonly visit: Visit }): ReactNode {
  const { texts } = useWording();
  return (
    <Pressable
      className="button question"
      name="gate-code"
      onPress={() => visit.step({ type: "openGateCode" })}
    >
      <span>{texts.t("kiosk.gateCodeQuestion")}</span>
    </Pressable>
  );
}

const refusals = {
  gate_code_unknown: "kiosk.gateCodeUnknown",
  gate_code_early: "kiosk.gateCodeEarly",
  gate_code_late: "kiosk.gateCodeLate",
} as const;

/** Somebody types the code of their second measurement, or of a pass. */
export function GateCode({ code, refused, step, onUse }: GateCodeProps): ReactNode {
  const { texts } = useWording();
  const shown = code.padEnd(gateCodeLength, "·");
  const why = refused !== null && refused in refusals ? refusals[refused as keyof typeof refusals] : null;
  return (
    <div className="search right gate-code-screen">
      <p className="query" aria-live="polite" data-empty={code === ""}>
        <span className="right-code">{`${shown.slice(0, 3)} ${shown.slice(3)}`}</span>
      </p>
      <div className="found">
        {refused !== null && (
          <p className="gate-code-refused" role="alert">
            {texts.t(why ?? "kiosk.gateCodeFailed")}
          </p>
        )}
        <Pressable
          className="button main-button"
          name="use-gate-code"
          disabled={code.length < gateCodeLength}
          onPress={() => onUse(code)}
        >
          <Icon name="check" />
          <span>{texts.t("kiosk.gateCodeUse")}</span>
        </Pressable>
      </div>
      <Keys signs={digits} withSpace={false} step={step} />
    </div>
  );
}
