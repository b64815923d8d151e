import type { BoardCall } from "@giliran/shared/contract";
import type { Instant } from "@giliran/shared/domain";
import { isFresh } from "./arrange.ts";

/**
 * A frame round the whole screen that flashes for a new call, for those who do not hear the chime. Three times in two
 * seconds, below what can hurt (WCAG 2.2, 2.3.1); who wants no motion has it stand still as long.
 */
export function Flash(props: { readonly call: BoardCall | null; readonly hubNow: Instant }): React.ReactNode {
  const { call, hubNow } = props;
  if (call === null || !isFresh(call, hubNow)) return null;
  return <div key={`${call.announcementId}/${call.at}`} className="flash" aria-hidden="true" />;
}
