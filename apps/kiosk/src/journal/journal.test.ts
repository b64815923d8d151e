import { spawn } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { regularClass } from "@giliran/shared/domain";
import type { AloneSlip, Instant, PrintedSlip, ServiceDate, TicketId } from "@giliran/shared/domain";
import { openJournal } from "./openJournal.ts";

const folders: string[] = [];
const monday = "2026-11-23" as ServiceDate;
const tuesday = "2026-11-24" as ServiceDate;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "giliran-journal-"));
  folders.push(made);
  return made;
}

afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true });
});

function slip(number: number): Omit<AloneSlip, "paper"> {
  return {
    serviceDate: monday,
    number,
    serviceId: "ktp" as never,
    partySize: 1,
    classId: "regular" as never,
    needs: [],
    journey: null,
    secretHash: "ab".repeat(32),
    at: null,
    uncertaintyMs: 0,
    replaces: null,
  };
}

function printed(label: string, date = monday, serviceId: string | null = "ktp"): PrintedSlip {
  return {
    serviceDate: date,
    ticketId: `t-${label}` as TicketId,
    label,
    serviceId: serviceId as PrintedSlip["serviceId"],
    partySize: 1,
    classId: regularClass.id,
    needs: [],
    journey: null,
    secretHash: "cd".repeat(32),
    issuedAt: 0 as Instant,
  };
}

const fileOf = (at: string): string => join(at, "journal.lines");

describe("the journal", () => {
  it("is the same when it is opened again", () => {
    const at = folder();
    const { journal } = openJournal(at);
    journal.confirm(monday);
    journal.give(slip(1));
    journal.give(slip(2));
    journal.paperOf(1, "printed");
    journal.online(printed("A001"));
    const { journal: again, trouble } = openJournal(at);
    expect(trouble).toBeNull();
    expect([again.serviceDate(), again.last()]).toEqual([monday, 2]);
    expect(again.pending().map(({ number, paper }) => [number, paper])).toEqual([
      [1, "printed"],
      [2, "unknown"],
    ]);
    again.handedOver([1, 2]);
    expect(openJournal(at).journal.pending()).toEqual([]);
    expect(openJournal(at).journal.last()).toBe(2);
  });

  it("tells a hub that has forgotten all of the day: what it printed, and what it gave alone once more", () => {
    const at = folder();
    const { journal } = openJournal(at);
    journal.confirm(monday);
    journal.online(printed("A001"));
    journal.give(slip(1));
    journal.give(slip(2));
    journal.handedOver([1, 2]);
    const again = openJournal(at).journal;
    expect(again.pending()).toEqual([]);
    again.handAgain();
    expect(again.pending().map(({ number }) => number)).toEqual([1, 2]);
    expect(again.printed(monday)).toEqual([printed("A001")]);
    expect(again.printed(tuesday)).toEqual([]);
  });

  it("keeps what was printed on a new date also where the hub confirmed it later, and nothing of the old", () => {
    const at = folder();
    const { journal } = openJournal(at);
    journal.confirm(monday);
    journal.online(printed("A001"));
    journal.online(printed("A002", tuesday));
    journal.give(slip(1));
    journal.handedOver([1]);
    journal.confirm(tuesday);
    for (const one of [journal, openJournal(at).journal]) {
      expect(one.printed(monday)).toEqual([]);
      expect(one.printed(tuesday)).toEqual([printed("A002", tuesday)]);
      one.handAgain();
      expect(one.pending()).toEqual([]);
    }
  });

  it("reads what an earlier release noted of a printed slip as nearly as can be", () => {
    const at = folder();
    const { journal } = openJournal(at);
    journal.confirm(monday);
    const { ticketId, label, secretHash, issuedAt } = printed("A001");
    // As that release wrote it.
    journal.online({ serviceDate: monday, ticketId, label, secretHash, issuedAt } as PrintedSlip);
    expect(openJournal(at).journal.printed(monday)).toEqual([printed("A001", monday, null)]);
  });

  it("begins its series anew with a date that the hub has confirmed, and not before all is handed over", () => {
    const { journal } = openJournal(folder());
    journal.confirm(monday);
    journal.give(slip(1));
    journal.confirm(tuesday);
    expect([journal.serviceDate(), journal.last()]).toEqual([monday, 1]);
    journal.handedOver([1]);
    journal.confirm(tuesday);
    expect([journal.serviceDate(), journal.last()]).toEqual([tuesday, 0]);
  });

  it("leaves out a torn end wherever it was torn, and goes on behind it", () => {
    const whole = folder();
    const { journal } = openJournal(whole);
    journal.confirm(monday);
    for (const number of [1, 2, 3]) journal.give(slip(number));
    const bytes = readFileSync(fileOf(whole));
    const ends = [...bytes.keys()].filter((i) => bytes[i] === 10).map((i) => i + 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), (cut) => {
        const at = folder();
        writeFileSync(fileOf(at), bytes);
        truncateSync(fileOf(at), cut);
        const lines = ends.filter((end) => end <= cut).length;
        const opened = openJournal(at);
        expect(opened.trouble).toBeNull();
        expect(opened.journal.last()).toBe(Math.max(0, lines - 1));
        opened.journal.give(slip(9));
        expect(openJournal(at).journal.last()).toBe(9);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a file with a broken line beside, says so, and goes on with the rest", () => {
    const at = folder();
    const { journal } = openJournal(at);
    journal.confirm(monday);
    for (const number of [1, 2, 3]) journal.give(slip(number));
    const text = readFileSync(fileOf(at), "utf8");
    writeFileSync(fileOf(at), text.replace('"number":2', '"number":7'));
    appendFileSync(fileOf(at), "nonsense\n");
    const opened = openJournal(at);
    expect(opened.trouble).toMatch(/^2 lines of the journal/);
    expect(opened.journal.pending().map(({ number }) => number)).toEqual([1, 3]);
    expect(readdirSync(at).filter((name) => name.includes("broken"))).toHaveLength(1);
  });

  it("holds every number that was given before its program was killed", async () => {
    const at = folder();
    const program = `
      import { openJournal } from ${JSON.stringify(new URL("openJournal.ts", import.meta.url).href)};
      const { journal } = openJournal(${JSON.stringify(at)});
      journal.confirm("${monday}");
      for (let number = 1; ; number += 1) {
        journal.give({ ...${JSON.stringify(slip(0))}, number });
        process.stdout.write(number + "\\n");
      }`;
    const child = spawn(process.execPath, ["--conditions=source", "--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let told = "";
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => {
        told += chunk.toString();
        if (told.split("\n").length > 20) child.kill("SIGKILL");
      });
      child.on("close", () => resolve());
    });
    const last = Number(told.trimEnd().split("\n").at(-1));
    expect(last).toBeGreaterThan(15);
    const { journal, trouble } = openJournal(at);
    expect(trouble).toBeNull();
    expect(journal.last()).toBeGreaterThanOrEqual(last);
    expect(journal.pending().map(({ number }) => number)).toEqual(
      Array.from({ length: journal.last() }, (_, i) => i + 1),
    );
  });
});
