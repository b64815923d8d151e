import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browserPieces } from "./files/browser.ts";
import { hubPieces } from "./files/hub.ts";
import { kioskPieces } from "./files/kiosk.ts";
import { type Piece, places } from "./files/plan.ts";
import { hallPieces } from "./hallFiles.ts";
import { backUp } from "./hubData.ts";
import type { Machine } from "./machine.ts";
import {
  type Manifest,
  missingFolders,
  readManifest,
  stateOf,
  writeManifest,
  writePiece,
} from "./manifest.ts";
import { patientOf } from "./patient.ts";
import { bringRelease, dropReleases, nameRelease, switchRelease } from "./release.ts";
import { takeIntoUse } from "./services.ts";
import { type HubSetup, type KioskSetup, Refusal, type Setup } from "./setup.ts";

/** Every file of a role. @throws {Refusal} where a file that it is made from is not there */
export function piecesOf(setup: Setup): readonly Piece[] {
  switch (setup.role) {
    case "hub":
      return hubPieces(setup, hallPieces(setup.hall, places("hub").settings));
    case "kiosk":
      return kioskPieces(setup, setup.devices === null ? null : readGiven(setup.devices, "--devices"));
    case "screen":
      return browserPieces("screen", `${setup.hub}/display`, setup.fingerprint);
    default:
      return setup satisfies never;
  }
}

function readGiven(path: string, option: string): string {
  if (existsSync(path)) return readFileSync(path, "utf8");
  throw new Refusal(`${path} is not there: name the file with ${option}.`);
}

/**
 * Installs a role, again or anew. Run twice with the same words it changes nothing. With another release the hub's data is
 * backed up first, the program put beside the old one, and a link switched.
 * @throws {Refusal} before anything was changed
 */
export function install(machine: Machine, setup: Setup, now: Date): void {
  const { root } = machine;
  const pieces = piecesOf(setup);
  const before = readManifest(root, setup.role);
  refuseForeign(root, pieces, before);
  refuseOtherHall(root, setup, pieces);
  const paths = pieces.map(({ path }) => path);
  const { manifest, current } = places(setup.role);
  const homes = setup.role === "screen" ? [manifest] : [manifest, current];
  const folders = [...(before?.folders ?? []), ...missingFolders(root, [...paths, ...homes])];
  const after = { ...withProgram(machine, setup, before, now), folders };
  const former = (before?.paths ?? []).filter((path) => !paths.includes(path));
  // What is being written is named first: an install that was cut off can be removed.
  writeManifest(root, { ...after, paths: [...paths, ...former] });
  for (const piece of pieces) writePiece(root, piece);
  for (const path of former) rmSync(join(root, path), { force: true });
  if (setup.role !== "screen" && after.release !== null) {
    switchRelease(root, setup.role, after.release);
    dropReleases(root, setup.role, [after.release, after.previous?.release ?? null]);
  }
  writeManifest(root, { ...after, paths });
  takeIntoUse(machine, setup.role);
  machine.say(`The ${setup.role} is installed.`);
}

/** @throws {Refusal} where a file stands that neither is ours nor says the same */
function refuseForeign(root: string, pieces: readonly Piece[], before: Manifest | null): void {
  const foreign = pieces.find(
    (piece) => !before?.paths.includes(piece.path) && stateOf(root, piece) === "other",
  );
  if (foreign !== undefined)
    throw new Refusal(`${foreign.path} is there already and is not Giliran's: move it away first.`);
}

/**
 * A hub takes its hall's file once, into an empty data folder, and does not begin with another.
 * @throws {Refusal}
 */
function refuseOtherHall(root: string, { role }: Setup, pieces: readonly Piece[]): void {
  const { data, settings } = places(role);
  const hall = pieces.find(({ path }) => path === `${settings}/hall.yaml`);
  if (hall === undefined || !existsSync(join(root, data, "hall.db"))) return;
  if (stateOf(root, hall) === "other")
    throw new Refusal(
      `The hub has its hall already, from another file: change it at /admin, or name ${settings}/hall.yaml with --hall.`,
    );
}

function withProgram(
  machine: Machine,
  setup: Setup,
  before: Manifest | null,
  now: Date,
): Omit<Manifest, "paths" | "folders"> {
  const kept = { formatVersion: 1, role: setup.role, patient: patientOf(setup) } as const;
  if (setup.role === "screen") return { ...kept, node: null, release: null, previous: null };
  refuseHiddenNode(setup);
  const release = nameRelease(setup.from, setup.role);
  const former = before?.release ?? null;
  const upgraded = former !== null && former !== release;
  // By the old program, before the new one touches anything.
  const backup = upgraded && setup.role === "hub" ? backUp(machine, before?.node ?? setup.node, now) : null;
  bringRelease(machine.root, setup.role, setup.from, release);
  const previous = upgraded ? { release: former, backup } : (before?.previous ?? null);
  return { ...kept, node: setup.node, release, previous };
}

/** Services do not see these folders. @throws {Refusal} */
function refuseHiddenNode({ node }: HubSetup | KioskSetup): void {
  if (/^\/(home|root|tmp)\//.test(node))
    throw new Refusal(
      `A service does not see ${node}: install the package nodejs, and name it with --node /usr/bin/node.`,
    );
}
