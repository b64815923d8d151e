import type Database from "better-sqlite3";
import { z } from "zod";
import { deviceRoles, type Prefix, staffRoles } from "@giliran/shared/domain";
import {
  counterId,
  deviceId,
  instant,
  printerSetup,
  screenKinds,
  serviceId,
  staffId,
  storedPin,
  zoneId,
} from "@giliran/shared/contract";
import type { AccessStore, Device, Staff, Subject } from "../app/ports.ts";
import { usualScreen } from "../app/screens.ts";
import { readStored } from "./storedJson.ts";

const deviceRow = z
  .object({
    id: deviceId,
    role: z.enum(deviceRoles),
    name: z.string(),
    zone: zoneId.nullable(),
    screen: z.enum(screenKinds).nullable(),
    counter: counterId.nullable(),
    language: z.string(),
    letter: z.custom<Prefix>((value) => typeof value === "string").nullable(),
    services: z.string().nullable(),
    printer: z.string().nullable(),
    locked: z.int(),
    reload_at: instant.nullable(),
    technician_pin: z.string().nullable(),
  })
  .transform(
    ({
      zone,
      screen,
      counter,
      services,
      printer,
      reload_at: reloadAt,
      technician_pin: pin,
      ...device
    }): Device => ({
      ...device,
      zoneId: zone,
      screen: screen ?? usualScreen({ role: device.role, zoneId: zone }),
      counterId: counter,
      serviceIds: services === null ? null : z.array(serviceId).parse(readStored(services)),
      printer: printer === null ? null : printerSetup.parse(readStored(printer)),
      locked: device.locked !== 0,
      reloadAt,
      technicianPin: pin === null ? null : storedPin.parse(readStored(pin)),
    }),
  );
const staffRow = z.object({ id: staffId, role: z.enum(staffRoles), name: z.string() });
const subjectRow = z.discriminatedUnion("subject_kind", [
  z.object({ subject_kind: z.literal("device"), subject_id: deviceId }),
  z.object({ subject_kind: z.literal("staff"), subject_id: staffId }),
]);
const expiryRow = z.object({ expires_at: instant.nullable() });

function subjectOf(row: unknown): Subject {
  const parsed = subjectRow.parse(row);
  return parsed.subject_kind === "device"
    ? { kind: "device", id: parsed.subject_id }
    : { kind: "staff", id: parsed.subject_id };
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Devices and staff, cached because every frame asks for them; credentials and invitations as hashes. */
export function createAccessTables(database: Database.Database): AccessStore {
  let devices: readonly Device[] | null = null;
  let staff: readonly Staff[] | null = null;
  const selectCredential = database.prepare("SELECT * FROM credential WHERE token_hash = ?");
  const deleteInvitation = database.prepare("DELETE FROM invitation WHERE code_hash = ? RETURNING *");
  const bearing = "subject_kind = ? AND subject_id = ?";

  return {
    devices: () =>
      (devices ??= z
        .array(deviceRow)
        .parse(database.prepare("SELECT * FROM device ORDER BY role, id").all())),
    staff: () =>
      (staff ??= z.array(staffRow).parse(database.prepare("SELECT * FROM staff ORDER BY name").all())),
    saveDevice: ({ id, role, name, zoneId: zone, language, letter, ...given }) => {
      const { screen, counterId: counter, serviceIds, printer, locked, reloadAt, technicianPin } = given;
      database
        .prepare(
          `INSERT INTO device (id, role, name, zone, screen, counter, language, letter, services, printer, locked,
           reload_at, technician_pin)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET role = excluded.role, name = excluded.name, zone = excluded.zone,
           screen = excluded.screen, counter = excluded.counter,
           language = excluded.language, letter = excluded.letter, services = excluded.services,
           printer = excluded.printer, locked = excluded.locked, reload_at = excluded.reload_at,
           technician_pin = excluded.technician_pin`,
        )
        .run(
          id,
          role,
          name,
          zone,
          screen,
          counter,
          language,
          letter,
          json(serviceIds),
          json(printer),
          Number(locked),
          reloadAt,
          json(technicianPin),
        );
      devices = null;
    },
    saveStaff: ({ id, role, name }) => {
      database
        .prepare(
          `INSERT INTO staff (id, role, name) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET role = excluded.role, name = excluded.name`,
        )
        .run(id, role, name);
      staff = null;
    },
    saveInvitation: (codeHash, subject, expiresAt) => {
      database.prepare("DELETE FROM invitation WHERE expires_at < ?").run(expiresAt - 86_400_000);
      database
        .prepare(
          "INSERT INTO invitation (code_hash, subject_kind, subject_id, expires_at) VALUES (?, ?, ?, ?)",
        )
        .run(codeHash, subject.kind, subject.id, expiresAt);
    },
    takeInvitation: (codeHash) => {
      const row = deleteInvitation.get(codeHash);
      return row === undefined
        ? null
        : { subject: subjectOf(row), expiresAt: z.object({ expires_at: instant }).parse(row).expires_at };
    },
    saveCredential: (tokenHash, subject, at, expiresAt) => {
      database.prepare("DELETE FROM credential WHERE expires_at < ?").run(at);
      database
        .prepare(
          `INSERT INTO credential (token_hash, subject_kind, subject_id, created_at, expires_at)
           VALUES (?, ?, ?, ?, ?)`,
        )
        .run(tokenHash, subject.kind, subject.id, at, expiresAt);
    },
    credential: (tokenHash) => {
      const row = selectCredential.get(tokenHash);
      return row === undefined
        ? null
        : { subject: subjectOf(row), expiresAt: expiryRow.parse(row).expires_at };
    },
    revokeCredential: (tokenHash) => {
      database.prepare("DELETE FROM credential WHERE token_hash = ?").run(tokenHash);
    },
    revokeAll: ({ kind, id }) => {
      database.prepare(`DELETE FROM credential WHERE ${bearing}`).run(kind, id);
      database.prepare(`DELETE FROM invitation WHERE ${bearing}`).run(kind, id);
    },
    holdsCredential: ({ kind, id }) =>
      database.prepare(`SELECT 1 FROM credential WHERE ${bearing} LIMIT 1`).get(kind, id) !== undefined,
    recordDevice: ({ at, by, deviceId: device, deed, facts }) => {
      database
        .prepare("INSERT INTO device_record (at, by, device, deed, facts) VALUES (?, ?, ?, ?, ?)")
        .run(at, by, device, deed, JSON.stringify(facts));
    },
    hasAdministrator: () =>
      database
        .prepare(
          `SELECT 1 FROM credential JOIN staff ON staff.id = subject_id
           WHERE subject_kind = 'staff' AND role = 'administrator' LIMIT 1`,
        )
        .get() !== undefined,
  };
}
