import type { ReactNode } from "react";
import type { ServiceNow } from "../../core/index.ts";
import { formatWait } from "@giliran/shared/i18n";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";
import { Message } from "./Message.tsx";

export interface LongQueueProps {
  /** Null: the hub does not speak of the service any more. */
  readonly service: ServiceNow | null;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Many are ahead: the visitor decides with the facts before them. */
export function LongQueue({ service, onYes, onNo }: LongQueueProps): ReactNode {
  const { texts } = useWording();
  const wait = service?.wait ?? null;
  const more =
    wait === null
      ? texts.t("kiosk.longQueueUnknown")
      : texts.t("kiosk.longQueueWait", { wait: formatWait(texts, wait) });
  const head = texts.t("kiosk.longQueue", { persons: service?.waiting ?? 0 });
  return (
    <Message icon="person" tone="plain" head={head} more={more}>
      <div className="answers">
        <Pressable className="button main-button" name="accept" onPress={onYes}>
          <span>{texts.t("kiosk.longQueueYes")}</span>
        </Pressable>
        <Pressable className="button" name="decline" onPress={onNo}>
          <span>{texts.t("kiosk.longQueueNo")}</span>
        </Pressable>
      </div>
    </Message>
  );
}
