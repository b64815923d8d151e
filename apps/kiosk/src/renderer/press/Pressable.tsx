import { useRef, useState } from "react";
import type { KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from "react";

export interface PressableProps {
  readonly className: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** Said instead of the content by a screen reader; null: the content is enough. */
  readonly label?: string | null;
  /** For switches among several. */
  readonly pressed?: boolean | null;
  readonly disabled?: boolean;
  readonly name?: string;
}

/**
 * A target for fingers: acts when the finger leaves it upwards on the same target, however long it stayed. A finger
 * that slips off, a second finger, or a gesture that the system takes over does nothing.
 */
export function Pressable(props: PressableProps): ReactNode {
  const [down, setDown] = useState(false);
  const pointer = useRef<number | null>(null);

  const begin = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0) return;
    pointer.current = event.pointerId;
    setDown(true);
  };
  const end = (event: PointerEvent<HTMLButtonElement>): void => {
    const begun = pointer.current === event.pointerId;
    cancel();
    if (begun && isInside(event)) props.onPress();
  };
  const cancel = (): void => {
    pointer.current = null;
    setDown(false);
  };
  // A click without a pointer comes from a keyboard or a switch; all others were acted on above.
  const click = (event: MouseEvent): void => {
    if (event.detail === 0) props.onPress();
  };

  return (
    <button
      type="button"
      className={props.className}
      data-down={down}
      data-name={props.name}
      aria-label={props.label ?? undefined}
      aria-pressed={props.pressed ?? undefined}
      disabled={props.disabled ?? false}
      onPointerDown={begin}
      onPointerUp={end}
      onPointerCancel={cancel}
      onPointerLeave={cancel}
      onClick={click}
      onKeyDown={dropRepeats}
    >
      {props.children}
    </button>
  );
}

/** A held key presses once. */
function dropRepeats(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

function isInside(event: PointerEvent<HTMLButtonElement>): boolean {
  const box = event.currentTarget.getBoundingClientRect();
  return (
    event.clientX >= box.left &&
    event.clientX <= box.right &&
    event.clientY >= box.top &&
    event.clientY <= box.bottom
  );
}
