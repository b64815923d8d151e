import { describe, expect, test } from "vitest";
import type { Answers, IssuedTicket, Story } from "@giliran/shared/contract";
import { asks } from "./asks.ts";
import { startTestHall, type TestHall } from "./hall.ts";

const minute = 60_000;

function today(hall: TestHall): string {
  const [row] = hall.rows<{ date: string }>("SELECT max(service_date) AS date FROM event");
  return row?.date ?? "";
}

async function storyOf(hall: TestHall, label: string): Promise<Story> {
  const token = await hall.tokenOf("supervisor-1");
  const answer = await fetch(`${hall.url()}/api/story?number=${label}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { value } = (await answer.json()) as { value: Story };
  return value;
}

function slip(hall: TestHall, number: number, changes: object = {}): object {
  return {
    serviceDate: today(hall),
    number,
    serviceId: "ktp",
    partySize: 1,
    classId: "regular",
    needs: [],
    journey: null,
    secretHash: number.toString(16).padStart(64, "0"),
    at: Date.now(),
    uncertaintyMs: 500,
    replaces: null,
    paper: "printed",
    ...changes,
  };
}

describe("a kiosk that was alone", () => {
  test("hands over once; the number that it never heard of is void, and its command comes to nothing more", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const heard = "unheard-command-0001";
    const unheard = await kiosk.must<IssuedTicket>(asks.issue(), heard);
    const late = "late-command-0000001";
    const frame = {
      type: "handOver",
      slips: [slip(hall, 1, { replaces: heard, at: Date.now() - minute }), slip(hall, 2, { replaces: late })],
    };
    expect(await kiosk.must<Answers["handOver"]>(frame)).toEqual({ strays: [] });
    expect(await kiosk.must<Answers["handOver"]>(frame)).toEqual({ strays: [] });
    expect(await kiosk.send(asks.issue(), late)).toEqual({ ok: false, error: "command_id_reused" });
    const supervisor = await hall.connect("supervisor-1");
    await supervisor.frame(({ view }) => view.kind === "admin" && view.tickets.waiting === 2);
    expect(supervisor.view("admin").tickets).toMatchObject({ waiting: 2, void: 1, printing: 0 });
    const told = await storyOf(hall, unheard.label);
    expect(told.steps.at(-1)).toMatchObject({ kind: "replaced", label: "X001" });
    await hall.restart();
    const again = await hall.connect("kiosk-1");
    expect(await again.send(asks.issue(), late)).toEqual({ ok: false, error: "command_id_reused" });
  });

  test("is told what cannot stand in today's queue, and the rest does", async () => {
    const hall = await startTestHall();
    const kiosk = await hall.connect("kiosk-1");
    const slips = [
      slip(hall, 1, { serviceDate: "2020-01-01" }),
      slip(hall, 1),
      slip(hall, 2, { serviceId: "nothing" }),
    ];
    expect(await kiosk.must<Answers["handOver"]>({ type: "handOver", slips })).toEqual({
      strays: [
        { number: 1, error: "wrong_day" },
        { number: 2, error: "unknown_service" },
      ],
    });
  });
});
