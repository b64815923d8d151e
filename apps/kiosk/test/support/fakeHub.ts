import type {
  Answers,
  Command,
  CommandOf,
  IssuedTicket,
  PublicCatalogue,
  Result,
} from "@giliran/shared/contract";
import type { CommandId, HealthGate, TicketId } from "@giliran/shared/domain";
import { sampleCatalogue, sampleKioskView, sampleStart } from "@giliran/shared/testing";
import { noFurtherPacks } from "../../src/core/hubPort.ts";
import type {
  CatalogueSource,
  FurtherPacks,
  HubPort,
  HubState,
  KioskCommandType,
  TicketReader,
} from "../../src/core/hubPort.ts";

type KioskCommand = Extract<Command, { type: KioskCommandType }>;

export interface Sent {
  readonly id: CommandId;
  readonly command: KioskCommand;
}
type Reply = (sent: Sent) => Result | Promise<Result>;

export interface FakeHub {
  readonly port: HubPort;
  /** Every command that left the kiosk, in order. */
  readonly sent: readonly Sent[];
  readonly sentOf: (type: KioskCommandType) => readonly Sent[];
  readonly set: (change: Partial<HubState>) => void;
  /** What the hub tells of slips; nothing, before a test sets it. */
  readonly tickets: TicketReader;
  readonly tell: (answer: Awaited<ReturnType<TicketReader["read"]>>) => void;
  /** How commands of one kind are answered from now on. */
  readonly answer: (type: KioskCommandType, reply: Reply) => void;
}

/** The first ticket of the day, as the hub hands it out. */
export function sampleIssued(changes: Partial<IssuedTicket> = {}): IssuedTicket {
  return {
    ticketId: "t-1" as TicketId,
    label: "A001",
    issuedAt: sampleStart,
    timeZone: sampleCatalogue().zone,
    hallName: { id: "Mal Pelayanan Publik Magetan", en: "Magetan Public Service Mall" },
    agencyName: "Disdukcapil",
    serviceName: { id: "Perekaman KTP elektronik", en: "Electronic ID card" },
    personsAhead: 5,
    wait: { lowMs: 600_000, highMs: 1_200_000 },
    zone: null,
    counters: ["1", "2", "3"],
    outside: null,
    alerts: [],
    steps: null,
    ticketPage: "http://hub.test/ticket/",
    ...changes,
  };
}

/** A hub at the port: connected and open, numbers A001, A002, ..., the same number for the same command id. */
export function fakeHub(): FakeHub {
  const listeners = new Set<() => void>();
  const sent: Sent[] = [];
  const issued = new Map<CommandId, IssuedTicket>();
  const replies = new Map<KioskCommandType, Reply>();
  let told: Awaited<ReturnType<TicketReader["read"]>> = { ok: false, error: "not_found" };
  let state: HubState = {
    status: "connected",
    since: sampleStart,
    clockOffsetMs: 0,
    refusal: null,
    epoch: "epoch-1",
    view: sampleKioskView(),
    machine: null,
  };

  function issue({ id }: Sent): Result<IssuedTicket> {
    const number = issued.size + 1;
    const ticket =
      issued.get(id) ??
      sampleIssued({ ticketId: `t-${number}` as TicketId, label: `A${String(number).padStart(3, "0")}` });
    issued.set(id, ticket);
    return { ok: true, value: ticket };
  }

  return {
    sent,
    sentOf: (type) => sent.filter(({ command }) => command.type === type),
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    tickets: { read: async () => await Promise.resolve(told) },
    tell: (answer) => void (told = answer),
    answer: (type, reply) => void replies.set(type, reply),
    port: {
      start: () => {},
      stop: () => {},
      state: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      send: async <Type extends KioskCommandType>(command: CommandOf<Type>, id: CommandId) => {
        const one: Sent = { id, command };
        sent.push(one);
        const { type } = one.command;
        const gives = type === "issueTicket" || type === "redeemRight";
        const usual: Reply = gives ? issue : () => ({ ok: true, value: null });
        // The reply of this kind of command, by the table above.
        return (await (replies.get(type) ?? usual)(one)) as Result<Answers[Type]>;
      },
    },
  };
}

function publicGateOf(gate: HealthGate): PublicCatalogue["gate"] {
  const protocols = gate.protocols.map((protocol) => ({ ...protocol, steps: [...protocol.steps] }));
  return { ...gate, protocols };
}

/** The sample hall's catalogue as a kiosk gets it. */
export function samplePublicCatalogue(): PublicCatalogue {
  const hall = sampleCatalogue();
  return {
    version: hall.version,
    name: hall.name,
    zone: hall.zone,
    languages: [...hall.languages],
    gate: publicGateOf(hall.gate),
    notices: [],
    zones: hall.zones.map(({ id, name }) => ({ id, name })),
    agencies: hall.agencies.map((agency) => ({ ...agency })),
    services: hall.services.map(({ id, agencyId, name, examples, prefix, opensOn, closed, ...more }) => ({
      id,
      agencyId,
      name,
      examples,
      prefix,
      opensOn,
      closed,
      group: more.group,
      keywords: [...more.keywords],
      requirements: [...more.requirements],
    })),
    journeys: hall.journeys.map((journey) => ({ ...journey, serviceIds: [...journey.serviceIds] })),
    counters: hall.counters.map(({ id, label, zoneId, serviceIds }) => ({
      id,
      label,
      zoneId,
      serviceIds: [...serviceIds],
    })),
    classes: hall.classes.map(({ id, name, kind }) => ({ id, name, kind })),
    needs: hall.needs.map(({ id, name }) => ({ id, name })),
    reasons: { park: [], override: [], cancel: [], outcome: [], closure: [] },
    slip: { logo: null, header: [], footer: [], health: null, blocks: ["agency", "qr", "health"] },
    largestParty: hall.settings.largestParty,
    largestBlock: hall.settings.largestBlock,
  };
}

/** A source that has its catalogue and packs from the start, or has none. */
export function fakeCatalogue(
  current: PublicCatalogue | null = samplePublicCatalogue(),
  packs: FurtherPacks = noFurtherPacks,
): CatalogueSource {
  const nothing = (): void => {};
  return {
    start: nothing,
    stop: nothing,
    current: () => current,
    packs: () => packs,
    subscribe: () => nothing,
  };
}
