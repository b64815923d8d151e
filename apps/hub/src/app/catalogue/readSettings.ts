import type { z } from "zod";
import type { HallSettings } from "@giliran/shared/domain";
import type { hallFileHead } from "./hallFile.ts";

type Written = z.infer<typeof hallFileHead>["settings"];

/** The settings as the hall uses them: times in ms, and null where the file's 0 means "without a limit". */
export function readSettings(written: Written): HallSettings {
  return {
    recallCooldownMs: written.recallCooldownSeconds * 1000,
    recallLimit: written.recallLimit,
    absentAfterRecalls: written.absentAfterRecalls,
    callLifeMs: written.callLifeSeconds * 1000,
    printingTimeoutMs: written.printingTimeoutSeconds * 1000,
    largestParty: written.largestParty,
    largestBlock: written.largestBlock,
    paperChoice: written.paperChoice,
    rightsPerService: written.rightsPerService,
    padLetter: written.padLetter,
    returnWindowMs: written.returnWindowMinutes === 0 ? null : written.returnWindowMinutes * 60_000,
    returnWindowTickets: written.returnWindowTickets === 0 ? null : written.returnWindowTickets,
    returnAfter: written.returnAfter,
    undoMs: written.undoSeconds * 1000,
    outcomeRequired: written.outcomeRequired,
    closureApproval: written.closureApproval,
    awayPauseMs: written.awayPauseMinutes === 0 ? null : written.awayPauseMinutes * 60_000,
    aloneMs: written.aloneMinutes * 60_000,
    nextOnBoard: written.nextOnBoard,
    pauses: written.pauses,
    issuesPerMinute: written.issuesPerMinute,
    voice: voiceOf(written.voice),
  };
}

function voiceOf({ backlogSeconds, ...voice }: Written["voice"]): HallSettings["voice"] {
  return { ...voice, backlogMs: backlogSeconds * 1000 };
}
