/** A key as `KeyboardEvent` names it; Electron's `Input` is brought into this shape. */
export interface PressedKey {
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
}

/**
 * Whether a key belongs to the browser, the shell or the desktop and not to a visitor: reload, zoom, find, print, save,
 * open, tabs and windows, developer tools, full screen, history, closing. F1 stays: it is the keypad's key for help.
 */
export function isShellKey({ key, control, meta, alt }: PressedKey): boolean {
  return control || meta || alt || /^(F([2-9]|\d\d)|Browser\w+|Launch\w+|ContextMenu)$/.test(key);
}
