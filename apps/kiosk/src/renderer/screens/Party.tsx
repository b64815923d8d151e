import { useState } from "react";
import type { ReactNode } from "react";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";

export interface PartyProps {
  readonly size: number;
  readonly largest: number;
  /** So many may have a number each; 1: nobody. */
  readonly largestBlock: number;
  readonly separate: boolean;
  readonly onChange: (size: number) => void;
  readonly onSeparate: (separate: boolean) => void;
}

/** For those who come together: one number that counts all of them, or one each. Quiet, since most come alone. */
export function Party(props: PartyProps): ReactNode {
  const { texts } = useWording();
  const [opened, setOpened] = useState(false);
  const each = props.separate && props.size > 1 && props.size <= props.largestBlock;
  if (props.largest < 2) return null;
  if (!opened && props.size === 1) {
    return (
      <Pressable className="button question" name="party" onPress={() => setOpened(true)}>
        <span>{texts.t("kiosk.party")}</span>
      </Pressable>
    );
  }
  return (
    <fieldset className="party" aria-label={texts.t("kiosk.party")}>
      <Pressable
        className="button"
        name="party-less"
        label={texts.t("kiosk.partyLess")}
        disabled={props.size <= 1}
        onPress={() => props.onChange(props.size - 1)}
      >
        <Icon name="minus" />
      </Pressable>
      <p aria-live="polite">
        {texts.t(each ? "kiosk.partyEach" : "kiosk.partySize", { persons: props.size })}
      </p>
      <Pressable
        className="button"
        name="party-more"
        label={texts.t("kiosk.partyMore")}
        disabled={props.size >= props.largest}
        onPress={() => props.onChange(props.size + 1)}
      >
        <Icon name="plus" />
      </Pressable>
      {props.size > 1 && props.size <= props.largestBlock && (
        <Pressable
          className="button question"
          name="party-each"
          pressed={each}
          onPress={() => props.onSeparate(!each)}
        >
          <span>{texts.t(each ? "kiosk.oneNumber" : "kiosk.numberEach")}</span>
        </Pressable>
      )}
    </fieldset>
  );
}
