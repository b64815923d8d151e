import { isShellKey } from "../../shellKeys.ts";

/** What a hand, a mouse or a file could begin on a page, and a public machine does not know. */
const refused = ["contextmenu", "dragstart", "dragover", "drop", "selectstart", "auxclick"] as const;

/**
 * Takes away what a browser offers beside the page: menus, dragging in and out, selection, zoom, printing, and the keys
 * of the browser itself. Behind Electron its shell has taken most of it before; behind a browser this is what there is.
 */
export function guardPage(page: Window): void {
  const refuse = (event: Event): void => event.preventDefault();
  for (const name of refused) page.addEventListener(name, refuse, { capture: true });
  page.addEventListener(
    "keydown",
    (event) => {
      const { key, ctrlKey: control, metaKey: meta, altKey: alt } = event;
      if (!isShellKey({ key, control, meta, alt })) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  // With Ctrl a wheel zooms, and a touchpad's pinch comes as such a wheel.
  page.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { capture: true, passive: false },
  );
  page.print = () => undefined;
}
