import { Counter, Gauge, Registry, collectDefaultMetrics } from "prom-client";
import type { Hub } from "../app/hub.ts";
import { ticketStates } from "@giliran/shared/domain";

/** Numbers that the rest of the hub counts for itself; read when somebody asks. */
export interface MetricSources {
  readonly hub: Hub;
  readonly gateway: () => {
    readonly connections: number;
    readonly dropped: Readonly<Record<string, number>>;
  };
  readonly publisher: () => {
    readonly published: number;
    readonly unchanged: number;
    readonly overBound: number;
  };
}

/** Prometheus' own text about this hub. */
export function createMetrics({ hub, gateway, publisher }: MetricSources): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "giliran_process_" });
  const registers = [registry];

  function counter(name: string, help: string, read: () => number): void {
    const made: Counter = new Counter({
      name,
      help,
      registers,
      collect: () => {
        made.reset();
        made.inc(read());
      },
    });
  }

  counter("giliran_commands_total", "Commands answered.", () => hub.stats().commands);
  counter("giliran_commands_refused_total", "Commands refused by name.", () => hub.stats().refused);
  counter("giliran_commands_replayed_total", "Commands answered from memory.", () => hub.stats().replayed);
  counter("giliran_commits_total", "Durable commits.", () => hub.stats().commits);
  counter("giliran_events_total", "Events written.", () => hub.stats().events);
  counter("giliran_views_published_total", "Views sent to an audience.", () => publisher().published);
  counter(
    "giliran_views_unchanged_total",
    "Views not sent, being equal to the last.",
    () => publisher().unchanged,
  );
  counter("giliran_views_over_bound_total", "Views larger than their bound.", () => publisher().overBound);

  const connections: Gauge = new Gauge({
    name: "giliran_connections",
    help: "Clients connected now.",
    registers,
    collect: () => connections.set(gateway().connections),
  });
  const dropped: Gauge<"reason"> = new Gauge({
    name: "giliran_frames_dropped",
    help: "Frames and connections refused or dropped since the start, by reason.",
    labelNames: ["reason"],
    registers,
    collect: () => {
      for (const [reason, count] of Object.entries(gateway().dropped)) dropped.set({ reason }, count);
    },
  });
  const tickets: Gauge<"state"> = new Gauge({
    name: "giliran_tickets",
    help: "Tickets of the service date, by state.",
    labelNames: ["state"],
    registers,
    collect: () => {
      const counts = new Map<string, number>();
      for (const { state } of hub.hall().tickets.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
      for (const state of ticketStates) tickets.set({ state }, counts.get(state) ?? 0);
    },
  });
  return registry;
}
