// Makes sure that a Chromium is there for the tests, and says which.
import { provideChromium } from "./provideChromium.ts";

const provided = provideChromium();
if (provided.ok) console.log(provided.value);
else console.error(provided.error);
process.exitCode = provided.ok ? 0 : 1;
