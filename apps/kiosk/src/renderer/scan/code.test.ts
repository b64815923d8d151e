import { describe, expect, it } from "vitest";
import { codeOf } from "./code.ts";

const secret = "0123456789abcdef0123456789abcdef";

describe("what was read", () => {
  it.each([
    `http://192.168.1.2:8090/t#${secret}`,
    `https://antrean.magetan.go.id/t#${secret}`,
    `https://magetan.go.id/antrean/t#${secret}`,
    // A reader may be set to tell before it what kind of picture it was.
    `]Q1http://192.168.1.2:8090/t#${secret}`,
    `http://192.168.1.2:8090/t#${secret} `,
  ])("is a slip: %s", (text) => {
    expect(codeOf([text])).toEqual({ kind: "slip", secret });
  });

  it("is a slip by whichever reading makes one of it", () => {
    const address = `http://192.168.1.2:8090/t#${secret}`;
    expect(codeOf([address.toUpperCase(), address])).toEqual({ kind: "slip", secret });
  });

  it.each([
    "",
    "8992761002015",
    "https://example.org/",
    "https://example.org/t",
    secret,
    `http://192.168.1.2:8090/t#${secret.slice(1)}`,
    `http://192.168.1.2:8090/t#${secret}0`,
    `http://192.168.1.2:8090/other#${secret}`,
    `ftp://192.168.1.2/t#${secret}`,
    `javascript:alert(1)//t#${secret}`,
  ])("is of no known kind: %j", (text) => {
    expect(codeOf([text])).toBeNull();
  });

  it("is nothing where nothing could be read", () => {
    expect(codeOf([])).toBeNull();
  });
});
