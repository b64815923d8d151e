import type { FreshDebian } from "./machine.ts";

/** What a fresh machine has to show. A case that throws has failed; those after it on the same machine go on. */
export interface Case {
  readonly name: string;
  readonly run: (debian: FreshDebian) => void | Promise<void>;
}
