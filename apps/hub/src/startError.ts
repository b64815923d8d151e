/** Why the hub does not start: one clear sentence for the person at the console. */
export class StartError extends Error {}
