import type { ReactNode } from "react";
import { Icon } from "../frame/Icon.tsx";
import type { IconName } from "../frame/Icon.tsx";

export interface MessageProps {
  readonly icon: IconName;
  readonly tone: "plain" | "alarm";
  readonly head: string;
  readonly more: string | null;
  readonly children?: ReactNode;
}

/** One picture, one sentence, one thing to do. */
export function Message(props: MessageProps): ReactNode {
  return (
    <div className="message" data-tone={props.tone} role={props.tone === "alarm" ? "alert" : "status"}>
      <Icon name={props.icon} />
      <h1>{props.head}</h1>
      {props.more !== null && <p>{props.more}</p>}
      {props.children}
    </div>
  );
}
