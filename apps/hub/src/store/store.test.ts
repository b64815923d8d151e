import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type {
  Actor,
  AnnouncementId,
  CommandId,
  HallEvent,
  Instant,
  ServiceDate,
  TicketId,
  ZoneId,
} from "@giliran/shared/domain";
import { sampleCatalogue } from "@giliran/shared/testing";
import type { Device, LedgerRow, NewEvent, Staff, Store } from "../app/ports.ts";
import { openMemoryStore, openStore } from "./sqlite.ts";

const today = "2026-11-23" as ServiceDate;
const tomorrow = "2026-11-24" as ServiceDate;
const noon = 1_795_410_000_000 as Instant;
const system: Actor = { kind: "system" };

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "giliran-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function newEvent(event: HallEvent, serviceDate = today): NewEvent {
  return {
    serviceDate,
    at: noon,
    event,
    commandId: "c".repeat(16) as CommandId,
    actor: system,
    catalogueVersion: 1,
  };
}

function issued(number: number, ticketId = `ticket-${number}`): HallEvent {
  return {
    type: "ticketIssued",
    ticketId: ticketId as TicketId,
    label: `A00${number}`,
    prefix: "A" as never,
    number,
    serviceId: "ktp" as never,
    kioskId: "kiosk-1" as never,
    partySize: 1,
    arrival: number,
    classId: "regular" as never,
    confirmed: true,
    needs: [],
    lane: "regular",
    outside: false,
    insideZone: null,
    journey: null,
    right: null,
    reckonedMs: null,
    secretHash: `hash-${number}`,
    alone: null,
  };
}

const opened = (date: ServiceDate): HallEvent => ({ type: "dayOpened", serviceDate: date });
const idOf = (n: number): CommandId => `command-${n}`.padEnd(16, "-") as CommandId;

function typesOf(store: Store, date = today): string[] {
  return [...store.hall.eventsOf(date)].map(({ event }) => event.type);
}

describe.each([
  ["in a folder", () => openStore(temporaryFolder())],
  ["in memory", openMemoryStore],
])("a store %s", (_where, make) => {
  function open(): Store {
    const store = make();
    onTestFinished(() => store.close());
    return store;
  }

  describe("of a hall", () => {
    test("gives events back as they were, by date, in order", () => {
      const { hall } = open();
      expect(hall.latestServiceDate()).toBeNull();
      hall.transaction(() => {
        hall.append(newEvent(opened(today)));
        hall.append(newEvent(issued(1)));
      });
      hall.transaction(() => hall.append(newEvent(opened(tomorrow), tomorrow)));
      expect([...hall.eventsOf(today)]).toEqual([
        { at: noon, event: opened(today) },
        { at: noon, event: issued(1) },
      ]);
      expect(hall.latestServiceDate()).toBe(tomorrow);
      expect([...hall.eventsOf("2026-11-25" as ServiceDate)]).toEqual([]);
    });

    test("keeps nothing of a transaction that throws, and goes on", () => {
      const store = open();
      const broken = new Error("broken");
      expect(() =>
        store.hall.transaction(() => {
          store.hall.append(newEvent(opened(today)));
          throw broken;
        }),
      ).toThrow(broken);
      expect(typesOf(store)).toEqual([]);
      store.hall.transaction(() => store.hall.append(newEvent(opened(today))));
      expect(typesOf(store)).toEqual(["dayOpened"]);
    });

    test("undoes a part that throws, and that part alone", () => {
      const store = open();
      store.hall.transaction(() => {
        store.hall.savepoint(() => store.hall.append(newEvent(opened(today))));
        expect(() =>
          store.hall.savepoint(() => {
            store.hall.append(newEvent(issued(1)));
            store.hall.append(newEvent(issued(1, "another")));
          }),
        ).toThrow(/UNIQUE/);
        expect(store.hall.savepoint(() => "value")).toBe("value");
        store.hall.savepoint(() => store.hall.append(newEvent(issued(1))));
      });
      expect(typesOf(store)).toEqual(["dayOpened", "ticketIssued"]);
    });

    test("never has a number twice in a series of a date", () => {
      const { hall } = open();
      hall.transaction(() => hall.append(newEvent(issued(1))));
      expect(() => hall.transaction(() => hall.append(newEvent(issued(1, "another"))))).toThrow(/UNIQUE/);
      hall.transaction(() => hall.append(newEvent(issued(1, "on-another-date"), tomorrow)));
      expect(hall.ticketBySecret("hash-1")).not.toBeNull();
      expect(hall.ticketBySecret("hash-2")).toBeNull();
    });

    test("remembers answers by id, until their date is forgotten", () => {
      const { hall } = open();
      const answer = {
        digest: "digest",
        answer: { ok: true, value: { label: "A001", list: [1, null] } },
      } as const;
      hall.transaction(() => {
        hall.rememberAnswer(idOf(1), today, answer);
        hall.rememberAnswer(idOf(2), tomorrow, answer);
      });
      expect(hall.answerOf(idOf(1))).toEqual(answer);
      expect(hall.answerOf(idOf(3))).toBeNull();
      hall.transaction(() => hall.forgetAnswersBefore(tomorrow));
      expect(hall.answerOf(idOf(1))).toBeNull();
      expect(hall.answerOf(idOf(2))).toEqual(answer);
      expect(() => hall.transaction(() => hall.rememberAnswer(idOf(2), tomorrow, answer))).toThrow(/UNIQUE/);
    });

    test("keeps one ledger row a call, oldest call first", () => {
      const { hall } = open();
      const row = (id: string, calledAt: number): LedgerRow => ({
        announcementId: id as AnnouncementId,
        ticketId: "ticket-1" as TicketId,
        zoneId: "depan" as ZoneId,
        serviceDate: today,
        calledAt: calledAt as Instant,
        begunBy: null,
        begunAt: null,
        outcome: null,
      });
      const done: LedgerRow = {
        ...row("b.1", 1),
        begunBy: "screen",
        begunAt: 2 as Instant,
        outcome: "spoken",
      };
      hall.transaction(() => {
        hall.writeLedger(row("a.1", 5));
        hall.writeLedger(row("b.1", 1));
        hall.writeLedger(done);
      });
      expect(hall.ledgerOf(today)).toEqual([done, row("a.1", 5)]);
      expect(hall.ledgerOf(tomorrow)).toEqual([]);
      expect(() => hall.transaction(() => hall.writeLedger({ ...done, outcome: "sung" as never }))).toThrow(
        /CHECK/,
      );
    });

    test("tells a broken rule from a disk that cannot be trusted", () => {
      const { hall } = open();
      let seen: unknown = null;
      try {
        hall.transaction(() => {
          hall.append(newEvent(issued(1)));
          hall.append(newEvent(issued(1)));
        });
      } catch (error) {
        seen = error;
      }
      expect(seen).toBeInstanceOf(Error);
      expect(hall.isFatal(seen)).toBe(false);
      expect(hall.isFatal(new Error("disk I/O error"))).toBe(false);
    });
  });

  test("of catalogues keeps all versions and shows the newest", () => {
    const { catalogue } = open();
    expect(catalogue.newest()).toBeNull();
    expect(catalogue.warnings()).toEqual([]);
    const first = sampleCatalogue();
    const second = sampleCatalogue({ version: 2, notices: [] });
    catalogue.save(first, ["a warning"], noon);
    expect(catalogue.newest()).toEqual(first);
    expect(catalogue.warnings()).toEqual(["a warning"]);
    catalogue.save(second, [], noon);
    expect(catalogue.newest()).toEqual(second);
    expect(catalogue.warnings()).toEqual([]);
    expect(catalogue.importedFrom()).toBeNull();
    catalogue.markImported("hash", true);
    expect([catalogue.importedFrom(), catalogue.isSample()]).toEqual(["hash", true]);
    catalogue.markImported("other", false);
    expect([catalogue.importedFrom(), catalogue.isSample()]).toEqual(["other", false]);
  });

  test("of who may come in keeps hashes, takes an invitation once, and forgets on demand", () => {
    const { access } = open();
    const kiosk: Device = {
      id: "kiosk-1" as never,
      role: "kiosk",
      name: "One",
      zoneId: null,
      screen: null,
      counterId: null,
      language: "id",
      letter: "X" as never,
      serviceIds: ["paspor" as never],
      printer: { kind: "tcp", model: "generic-80", host: "192.168.1.50", port: 9100 },
      locked: true,
      reloadAt: 1_800_000_000_000 as never,
      technicianPin: { salt: "0".repeat(32), hash: "1".repeat(64), cost: 16 },
    };
    const siti: Staff = { id: "siti" as never, role: "officer", name: "Siti" };
    const chief: Staff = { id: "chief" as never, role: "administrator", name: "Chief" };
    access.saveDevice(kiosk);
    access.saveStaff(siti);
    access.saveStaff(chief);
    expect([access.devices(), access.staff()]).toEqual([[kiosk], [chief, siti]]);
    access.saveDevice({ ...kiosk, name: "Renamed", zoneId: "depan" as ZoneId });
    access.saveStaff({ ...siti, role: "supervisor" });
    expect(access.devices()).toEqual([{ ...kiosk, name: "Renamed", zoneId: "depan" }]);
    expect(access.staff()).toContainEqual({ ...siti, role: "supervisor" });

    const board = { ...kiosk, id: "screen-1" as never, role: "display", zoneId: "depan" as ZoneId } as const;
    access.saveDevice({ ...board, screen: "counter", counterId: "loket-1" as never });
    // As screens were stored before what they show was a field of its own.
    access.saveDevice({ ...board, id: "screen-2" as never, screen: null });
    access.saveDevice({ ...board, id: "screen-3" as never, screen: null, zoneId: null });
    const shown = access.devices().map(({ screen, counterId }) => [screen, counterId]);
    expect(shown).toEqual([
      ["counter", "loket-1"],
      ["zone", null],
      ["entrance", null],
      [null, null],
    ]);

    const subject = { kind: "staff", id: siti.id } as const;
    const later = (noon + 1) as Instant;
    access.saveInvitation("invited", subject, later);
    expect(access.takeInvitation("invited")).toEqual({ subject, expiresAt: later });
    expect(access.takeInvitation("invited")).toBeNull();

    access.saveCredential("token", subject, noon, later);
    access.saveCredential("device token", { kind: "device", id: kiosk.id }, noon, null);
    expect(access.credential("token")).toEqual({ subject, expiresAt: later });
    expect(access.credential("device token")?.expiresAt).toBeNull();
    expect(access.credential("nothing")).toBeNull();
    expect(access.hasAdministrator()).toBe(false);
    access.saveCredential("chief's", { kind: "staff", id: chief.id }, noon, later);
    expect(access.hasAdministrator()).toBe(true);
    access.revokeCredential("token");
    expect(access.credential("token")).toBeNull();
    access.saveCredential("token two", subject, noon, later);
    access.saveInvitation("invited again", subject, later);
    access.revokeAll(subject);
    expect([access.credential("token two"), access.takeInvitation("invited again")]).toEqual([null, null]);
    expect(access.credential("device token")).not.toBeNull();
    // What has ended is swept away with the next that comes in.
    access.saveCredential("new", subject, (noon + 2) as Instant, null);
    expect(access.credential("chief's")).toBeNull();
  });
});

describe("a folder", () => {
  test("keeps everything across closing and opening, and its lineage", () => {
    const folder = temporaryFolder();
    const first = openStore(folder);
    first.hall.transaction(() => first.hall.append(newEvent(issued(1))));
    const { lineage } = first.hall;
    first.close();
    const second = openStore(folder);
    expect(typesOf(second)).toEqual(["ticketIssued"]);
    expect(second.hall.lineage).toBe(lineage);
    second.hall.transaction(() => second.hall.append(newEvent(issued(2))));
    expect(typesOf(second)).toEqual(["ticketIssued", "ticketIssued"]);
    second.close();
    expect(openMemoryStore().hall.lineage).not.toBe(lineage);
  });
});
