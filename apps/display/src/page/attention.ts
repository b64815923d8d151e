const touches = ["pointerdown", "keydown"] as const;

/** Calls back at every touch and key: what a browser takes for a person. Returns how to end it. */
export function onTouch(touched: () => void): () => void {
  for (const name of touches) window.addEventListener(name, touched);
  return () => {
    for (const name of touches) window.removeEventListener(name, touched);
  };
}

/** Calls back when the page goes away. A page that comes back from the browser's memory is loaded anew. */
export function onTurningAway(leave: () => void): () => void {
  const back = (event: PageTransitionEvent): void => {
    if (event.persisted) globalThis.location.reload();
  };
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", back);
  return () => {
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("pageshow", back);
  };
}
