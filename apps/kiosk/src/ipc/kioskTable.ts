import { classId, journeyId, needId, rightCode, serviceId } from "@giliran/shared/contract";
import { longestTicketPause, mostLetPass } from "@giliran/shared/domain";
import { z } from "zod";
import type { Kiosk, KioskState } from "../core/index.ts";
import type { KioskCallName } from "./names.ts";
import { rowFor } from "./row.ts";
import type { CallsOf } from "./row.ts";

const touchId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const language = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
const slipSecret = z.string().regex(/^[0-9a-f]{32}$/);
const ticketDeed = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("letPass"), count: z.int().min(1).max(mostLetPass) }),
  z.strictObject({ type: z.literal("pauseTicket"), minutes: z.int().min(1).max(longestTicketPause) }),
  z.strictObject({ type: z.literal("resumeTicket") }),
  z.strictObject({ type: z.literal("leaveQueue") }),
]);
/** Longer texts are said in parts. */
const longestSpoken = 600;
const row = rowFor<Kiosk>();

/** Every call of the kiosk's screen. Preload, Electron's handlers, the browser host and `window.kiosk` follow from it. */
export const kioskTable = {
  readState: row(z.null(), (kiosk) => ({ ok: true, value: kiosk.state() })),
  readPacks: row(z.null(), (kiosk) => ({ ok: true, value: kiosk.packs() })),
  takeTicket: row(
    z.strictObject({
      touchId,
      serviceId,
      partySize: z.int().min(1).max(999),
      classId,
      needs: z.array(needId).max(8),
      acceptWait: z.boolean(),
      noPaper: z.boolean(),
      separate: z.boolean(),
      journey: z.strictObject({ journeyId, serviceIds: z.array(serviceId).min(1).max(12) }).nullable(),
      language,
    }),
    (kiosk, wish) => kiosk.takeTicket(wish),
  ),
  redeemRight: row(
    z.strictObject({ touchId, code: rightCode, noPaper: z.boolean(), language }),
    (kiosk, wish) => kiosk.redeemRight(wish),
  ),
  readSlip: row(z.strictObject({ secret: slipSecret }), (kiosk, { secret }) => kiosk.readSlip(secret)),
  askForTicket: row(z.strictObject({ secret: slipSecret, deed: ticketDeed }), (kiosk, wish) =>
    kiosk.askForTicket(wish),
  ),
  printRequirements: row(z.strictObject({ serviceId, language }), (kiosk, wish) =>
    kiosk.printRequirements(wish),
  ),
  answerPaper: row(z.strictObject({ touchId, came: z.boolean() }), (kiosk, said) => kiosk.answerPaper(said)),
  printCopy: row(z.strictObject({ touchId }), (kiosk, argument) => kiosk.printCopy(argument.touchId)),
  endTouch: row(z.strictObject({ touchId }), (kiosk, argument) => kiosk.endTouch(argument.touchId)),
  requestHelp: row(z.null(), (kiosk) => kiosk.requestHelp()),
  confirmGate: row(z.null(), (kiosk) => kiosk.confirmGate()),
  answerGate: row(z.strictObject({ yes: z.boolean() }), (kiosk, { yes }) => kiosk.answerGate(yes)),
  skipGate: row(z.null(), (kiosk) => kiosk.skipGate()),
  useGateCode: row(z.strictObject({ code: z.string().regex(/^\d{6}$/), language }), (kiosk, wish) =>
    kiosk.useGateCode(wish),
  ),
  leaveGate: row(z.null(), (kiosk) => kiosk.leaveGate()),
  speak: row(z.strictObject({ text: z.string().min(1).max(longestSpoken), language }), (kiosk, words) =>
    kiosk.speak(words),
  ),
  unlockTechnician: row(z.strictObject({ pin: z.string().regex(/^\d{6,8}$/) }), ({ technician }, { pin }) =>
    technician.unlock(pin),
  ),
  lockTechnician: row(z.null(), ({ technician }) => technician.lock()),
  stayTechnician: row(z.null(), ({ technician }) => technician.stay()),
  readTechnician: row(z.null(), ({ technician }) => technician.report()),
  testPrint: row(z.strictObject({ language }), ({ technician }, wish) => technician.testPrint(wish.language)),
  testScanner: row(z.null(), ({ technician }) => technician.testScanner()),
  testNetwork: row(z.null(), ({ technician }) => technician.testNetwork()),
  setMaintenance: row(z.strictObject({ on: z.boolean() }), ({ technician }, { on }) =>
    technician.setMaintenance(on),
  ),
  leaveKioskMode: row(z.null(), ({ technician }) => technician.leave()),
} as const satisfies { readonly [Name in KioskCallName]: unknown };

/** What a kiosk's page finds at `window.kiosk`. */
export interface KioskBridge {
  readonly calls: CallsOf<typeof kioskTable>;
  /**
   * Told with the whole state, first with the present one, then at each change; null while the page has lost the
   * program behind it.
   */
  readonly subscribe: (listener: (state: KioskState | null) => void) => () => void;
}
