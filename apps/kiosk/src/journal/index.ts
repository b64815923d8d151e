export { machineTime } from "./machineTime.ts";
export { journalInMemory, openJournal } from "./openJournal.ts";
export { openTechnician } from "./openTechnician.ts";
export { openKnowledge } from "./openKnowledge.ts";
