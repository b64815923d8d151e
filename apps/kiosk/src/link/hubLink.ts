import { createHubClient } from "@giliran/shared/client";
import type { HubClient, HubSnapshot } from "@giliran/shared/client";
import type { Trust } from "./trust.ts";
import type { HubPort, HubState } from "../core/index.ts";

export interface HubLinkOptions {
  /** Origin of the hub, "http://192.168.1.2:8080". */
  readonly url: string;
  /** The kiosk's device token. */
  readonly token: string;
  /** Whom it takes for the hub. */
  readonly trust: Trust;
}

/** The hub over its socket. */
export function createHubLink(options: HubLinkOptions): HubPort {
  const { url, token, trust } = options;
  const authorities = trust.authorities === null ? {} : { authorities: trust.authorities };
  return hubPortOf(createHubClient({ url, token, screen: null, ...authorities }));
}

/** A hub client as the kiosk's port: a view of another audience counts as none. */
export function hubPortOf(client: HubClient): HubPort {
  return {
    start: client.start,
    stop: client.stop,
    state: () => stateOf(client.snapshot()),
    subscribe: client.subscribe,
    send: client.send,
  };
}

function stateOf({ status, since, clockOffsetMs, refusal, frame, machine }: HubSnapshot): HubState {
  const view = frame?.view.kind === "kiosk" ? frame.view : null;
  return { status, since, clockOffsetMs, refusal, epoch: frame?.epoch ?? null, view, machine };
}
