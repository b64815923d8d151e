import { badgeColours } from "@giliran/shared/ui";

/** The agency's letters on its colour; the text on it is computed, 7:1 at least. */
export function AgencyBadge(props: { readonly badge: string; readonly colour: string }): React.ReactNode {
  if (props.badge === "") return null;
  const { background, text } = badgeColours(props.colour, 7);
  return (
    <span className="agency-badge" style={{ background, color: text }} aria-hidden="true">
      {props.badge}
    </span>
  );
}
