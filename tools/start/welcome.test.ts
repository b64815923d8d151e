import { expect, it } from "vitest";
import type { StartOptions } from "./options.ts";
import type { RunningHall } from "./startHall.ts";
import { welcome } from "./welcome.ts";

const sample: StartOptions = { port: 8080, data: "/srv/data", hall: null, host: "127.0.0.1" };
const hall: RunningHall = {
  url: "http://127.0.0.1:8080",
  kiosk: { port: 8081, printerPort: 40123 },
  administratorCode: null,
  stop: () => Promise.resolve(),
};

it("says one address, and the ports of the simulators", () => {
  const text = welcome(hall, sample).join("\n");
  expect(text).toContain("The sample hall is open.");
  expect(text.match(/http:\S+/g)).toEqual(["http://127.0.0.1:8080"]);
  expect(text).toContain("port 8081");
  expect(text).toContain("port 40123");
});

it("gives a hall of one's own its administrator's code, and warns where it is not encrypted", () => {
  const own = { ...sample, hall: "/srv/ngawi.yaml", host: "192.168.1.4" };
  const text = welcome({ ...hall, kiosk: null, administratorCode: "SWCTNN89" }, own).join("\n");
  expect(text).toContain("SWCTNN89 (10 minutes, once)");
  expect(text).toContain("Not encrypted");
  expect(text).not.toContain("printer");
});
