import type { ReactNode } from "react";
import { Icon } from "../frame/Icon.tsx";
import { useWording } from "../frame/wording.ts";
import { Pressable } from "../press/Pressable.tsx";
import type { Step } from "../walk/walk.ts";

export interface KeysProps {
  readonly signs: readonly string[];
  readonly withSpace: boolean;
  readonly step: (step: Step) => void;
}

/** Keys to touch: letters, digits, and one that erases. */
export function Keys({ signs, withSpace, step }: KeysProps): ReactNode {
  const { texts } = useWording();
  return (
    <div className="keys">
      {signs.map((letter) => (
        <Pressable
          key={letter}
          className="button key"
          name={`key-${letter}`}
          onPress={() => step({ type: "typeLetter", letter })}
        >
          {letter}
        </Pressable>
      ))}
      {withSpace && (
        <Pressable
          className="button key key-wide"
          name="key-space"
          onPress={() => step({ type: "typeLetter", letter: " " })}
        >
          {texts.t("kiosk.space")}
        </Pressable>
      )}
      <Pressable
        className="button key key-wide"
        name="key-erase"
        onPress={() => step({ type: "eraseLetter" })}
      >
        <Icon name="erase" />
        <span>{texts.t("kiosk.erase")}</span>
      </Pressable>
    </div>
  );
}
