import type { ReactNode } from "react";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";
import type { Shown } from "../shown.ts";
import type { Visit } from "../useVisit.ts";
import { failures } from "./failures.ts";
import type { Failure } from "./failures.ts";
import { Message } from "./Message.tsx";

export interface FailedProps {
  readonly touch: Extract<Shown, { name: "failed" }>["touch"];
  readonly visit: Visit;
}

/** A touch that led to no number: what it means, and what to do now. */
export function Failed({ touch, visit }: FailedProps): ReactNode {
  const { texts } = useWording();
  const { head, more, retry }: Failure = failures[touch.error];
  return (
    <Message icon="halt" tone="alarm" head={texts.t(head)} more={texts.t(more)}>
      {retry !== null && (
        <Pressable className="button main-button retry" name="retry" onPress={() => visit.retry(retry)}>
          <span>{texts.t("kiosk.tryAgain")}</span>
        </Pressable>
      )}
    </Message>
  );
}
