import { useEffect, useEffectEvent } from "react";

/** Shift and Escape: no keypad, scanner or shell key has them, and Electron's shell lets them through. */
export function useTechnicianKey(onPress: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !event.shiftKey || event.repeat) return;
    event.preventDefault();
    onPress();
  });
  useEffect(() => {
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
