/** A key of the keyboard, as it is drawn on a button. */
export function KeyCap(props: { readonly name: string }): React.ReactNode {
  return <kbd className="keycap">{props.name}</kbd>;
}
