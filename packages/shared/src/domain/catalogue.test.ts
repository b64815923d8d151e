import { describe, expect, it } from "vitest";
import { sample, sampleCatalogue } from "../testing/index.ts";
import type { AgencyId, CounterId, ServiceId } from "./brand.ts";
import { countersOf, findAgency, findCounter, findService, localText } from "./catalogue.ts";

describe("the catalogue", () => {
  const catalogue = sampleCatalogue();

  it("finds by id, and says null for what is not in it", () => {
    expect(findService(catalogue, sample.services.tax)?.prefix).toBe("B");
    expect(findCounter(catalogue, sample.counters.immigration)?.label).toBe("Imigrasi 1");
    expect(findAgency(catalogue, sample.agencies.immigration)?.badge).toBe("IM");
    expect(findService(catalogue, "x" as ServiceId)).toBeNull();
    expect(findCounter(catalogue, "x" as CounterId)).toBeNull();
    expect(findAgency(catalogue, "x" as AgencyId)).toBeNull();
  });

  it("knows where a service is served, in its own order", () => {
    const labels = countersOf(catalogue, sample.services.idCard).map((counter) => counter.label);
    expect(labels).toEqual(["1", "2", "Imigrasi 1"]);
    expect(countersOf(catalogue, "x" as ServiceId)).toEqual([]);
  });

  it("says a text in the language asked for, else in Indonesian", () => {
    const text = { id: "Paspor", en: "Passport" };
    expect(["en", "id", "jv"].map((language) => localText(text, language))).toEqual([
      "Passport",
      "Paspor",
      "Paspor",
    ]);
  });

  it("says a text in Indonesian, whatever a language may be called", () => {
    expect(localText({ id: "Paspor" }, "constructor")).toBe("Paspor");
  });
});
