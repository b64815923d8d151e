import { dotted, middleDot } from "../i18n/index.ts";

/** Parts in one line with middle dots between; what is null or empty is left out. */
export function Dotted(props: { readonly parts: readonly (string | null)[] }): React.ReactNode {
  return dotted(props.parts);
}

export function Dot(): React.ReactNode {
  return middleDot;
}
