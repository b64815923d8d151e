import { createHubClient } from "@giliran/shared/client";
import type { HubClient, HubSnapshot } from "@giliran/shared/client";
import type { HubPort, HubState } from "../core/index.ts";

export interface HubLinkOptions {
  /** Origin of the hub, "http://192.168.1.2:8080". */
  readonly url: string;
  /** The kiosk's device token. */
  readonly token: string;
}

/** The hub over its socket. */
export function createHubLink(options: HubLinkOptions): HubPort {
  return hubPortOf(createHubClient({ url: options.url, token: options.token, screen: null }));
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
