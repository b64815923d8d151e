// Makes sure that the thermometer's library loads, for the tests that use the real one.
import { provideHid } from "./provideHid.ts";

const provided = provideHid();
if (provided.ok) console.log("node-hid loads.");
else console.error(provided.error);
process.exitCode = provided.ok ? 0 : 1;
