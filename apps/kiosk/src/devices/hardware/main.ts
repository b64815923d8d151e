// Writes docs/hardware.md anew from the tables of the drivers.
import { writeFileSync } from "node:fs";
import { hardwarePage } from "./page.ts";

writeFileSync(new URL("../../../../../docs/hardware.md", import.meta.url), hardwarePage());
