import { useEffect, useRef } from "react";

/** A question in front of the panel; Escape closes it, and the keyboard stays inside. */
export function Dialogue(props: {
  readonly title: string;
  readonly close: () => void;
  readonly children: React.ReactNode;
}): React.ReactNode {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
  }, []);
  return (
    <dialog ref={box} className="dialogue" aria-label={props.title} onClose={props.close}>
      <h2>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
