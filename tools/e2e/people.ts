import { createHash } from "node:crypto";
import { createHubClient, type HubClient } from "@giliran/shared/client";
import { type CommandOf, counterId, redeemed, resultFrame, serviceId } from "@giliran/shared/contract";
import { regularClass, type TicketId } from "@giliran/shared/domain";

/** A visitor with a number, who has left the kiosk. */
export interface Visitor {
  readonly label: string;
  /** Address of the phone page, as the slip's QR code bears it. */
  readonly page: string;
}

/**
 * The visitors who came before a test begins: numbers taken over the kiosk's own wire, without its screen and paper,
 * which take seconds each.
 */
export interface Arrivals {
  /** One more visitor takes a number and leaves with the paper. */
  readonly come: (service: string, partySize?: number) => Promise<Visitor>;
  readonly stop: () => void;
}

/** An officer whose keys a test presses without a page. */
export interface Desk {
  /** Finishes the ticket at hand and calls the next. */
  readonly callNext: () => Promise<void>;
  readonly act: (action: Deed) => Promise<void>;
  readonly stop: () => void;
}

/** @param invite a one-time code of the hall's kiosk */
export async function openArrivals(url: string, invite: () => string): Promise<Arrivals> {
  const client = await connect(url, invite());
  let count = 0;
  return {
    come: async (service, partySize = 1) => {
      count += 1;
      const secret = createHash("sha256")
        .update(`visitor ${String(count)}`)
        .digest("hex")
        .slice(0, 32);
      const secretHash = createHash("sha256").update(secret).digest("hex");
      await connected(client);
      const { ticketId, label, ticketPage } = await ask(client, {
        type: "issueTicket",
        serviceId: serviceId.parse(service),
        partySize,
        classId: regularClass.id,
        needs: [],
        acceptWait: true,
        journey: null,
        secretHash,
      });
      await ask(client, { type: "reportPrint", ticketId, outcome: "printed" });
      return { label, page: `${ticketPage ?? ""}#${secret}` };
    },
    stop: client.stop,
  };
}

/** @param code a one-time code of the officer */
export async function openDesk(url: string, code: string, counter: string): Promise<Desk> {
  const client = await connect(url, code);
  const id = counterId.parse(counter);
  let inHand: TicketId | null = null;
  await ask(client, { type: "openCounter", counterId: id, takeOver: false });
  return {
    callNext: async () => {
      const called = await ask(client, {
        type: "callNext",
        counterId: id,
        expectedTicketId: inHand,
        outcomeId: null,
      });
      inHand = called.ticketId;
    },
    act: async (action) => {
      if (inHand === null) throw new Error(`Nobody is at ${counter}.`);
      const which = { counterId: id, ticketId: inHand };
      await ask(
        client,
        action === "finish"
          ? { type: action, ...which, outcomeId: null, endsJourney: false }
          : { type: action, ...which },
      );
      if (action === "finish" || action === "markAbsent") inHand = null;
    },
    stop: client.stop,
  };
}

async function connect(url: string, code: string): Promise<HubClient> {
  const response = await fetch(`${url}/api/redeem`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const answer = resultFrame.parse(await response.json());
  if (!answer.ok) throw new Error(`The hub lets nobody in (${answer.error}).`);
  const client = createHubClient({ url, token: redeemed.parse(answer.value).token, screen: null });
  client.start();
  await connected(client);
  return client;
}

type Deed = "recall" | "startService" | "finish" | "markAbsent";
type Asked = "issueTicket" | "reportPrint" | "openCounter" | "callNext" | Deed;

async function ask<Type extends Asked>(client: HubClient, command: CommandOf<Type>) {
  const answer = await client.send<Type>(command);
  if (!answer.ok) throw new Error(`The hub refuses it: ${answer.error}.`);
  return answer.value;
}

async function connected(client: HubClient): Promise<void> {
  if (client.snapshot().status === "connected") return;
  await new Promise<void>((resolve) => {
    const end = client.subscribe(() => {
      if (client.snapshot().status !== "connected") return;
      end();
      resolve();
    });
  });
}
