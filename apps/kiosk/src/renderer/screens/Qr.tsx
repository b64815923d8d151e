import { encode } from "uqr";
import type { ReactNode } from "react";

/** A QR code in the page's own ink, quiet zone included. */
export function Qr(props: { readonly text: string; readonly label: string }): ReactNode {
  const { data, size } = encode(props.text, { ecc: "M", border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={props.label}>
      <path d={dark.join("")} shapeRendering="crispEdges" />
    </svg>
  );
}
