// The kiosk in Electron. The settings are those of the browser host's program: README.md names them.
import { join } from "node:path";
import { app } from "electron";
import { pino } from "pino";
import { machineClock } from "../core/index.ts";
import { remembering } from "../log.ts";
import { runProgram } from "./program.ts";
import { createFatal } from "./restart.ts";

const log = remembering(pino({ name: "kiosk" }));
const { env } = process;
const fatal = createFatal({ app, env, clock: machineClock, log });

process.on("uncaughtException", fatal);
process.on("unhandledRejection", fatal);
// Not awaited here: Electron is ready only once this module has run to its end (electron/electron#40719).
runProgram({ env, built: join(import.meta.dirname, ".."), log }).catch(fatal);
