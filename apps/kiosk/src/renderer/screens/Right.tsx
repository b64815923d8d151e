import type { ReactNode } from "react";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";
import type { Visit } from "../useVisit.ts";
import { codeLength, type Step } from "../walk/walk.ts";
import { Keys } from "./Keys.tsx";

export interface RightProps {
  readonly code: string;
  readonly step: (step: Step) => void;
  readonly onTake: (code: string) => void;
}

/** The signs of codes: none that is taken for another. */
const signs = Array.from("23456789ABCDEFGHJKMNPQRSTVWXYZ");

/** The way to it, on days for which there are any. */
export function RightQuestion({ visit }: { readonly visit: Visit }): ReactNode {
  const { texts } = useWording();
  return (
    <Pressable className="button question" name="right" onPress={() => visit.step({ type: "openRight" })}>
      <span>{texts.t("kiosk.rightQuestion")}</span>
    </Pressable>
  );
}

/** Somebody who was left over on a day before types the code of their paper. */
export function Right({ code, step, onTake }: RightProps): ReactNode {
  const { texts } = useWording();
  const shown = code.padEnd(codeLength, "·");
  return (
    <div className="search right">
      <p className="query" aria-live="polite" data-empty={code === ""}>
        <span className="right-code">{`${shown.slice(0, 5)} ${shown.slice(5)}`}</span>
      </p>
      <div className="found">
        <Pressable
          className="button main-button"
          name="take-right"
          disabled={code.length < codeLength}
          onPress={() => onTake(code)}
        >
          <Icon name="check" />
          <span>{texts.t("kiosk.rightTake")}</span>
        </Pressable>
      </div>
      <Keys signs={signs} withSpace={false} step={step} />
    </div>
  );
}
