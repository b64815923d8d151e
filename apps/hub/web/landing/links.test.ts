import { describe, expect, it } from "vitest";
import { fetchLanding, groupsOf, mintingAddress, type Landing } from "./links.ts";

const landing: Landing = {
  hallName: { id: "Mal Pelayanan Publik Magetan" },
  sample: true,
  links: [
    { kind: "admin", id: "admin-agus", name: "Agus", href: null },
    { kind: "display", id: "display-a", name: "Zona A", href: null },
    { kind: "kiosk", id: "kiosk", name: "Anjungan", href: "http://127.0.0.1:8081/" },
    { kind: "display", id: "display-b", name: "Zona B", href: "/display/b" },
    { kind: "simulators", id: "simulators", name: "x", href: "javascript:alert(1)" },
    { kind: "simulators", id: "simulators", name: "x", href: "//elsewhere" },
  ],
};

describe("the landing page", () => {
  it("groups the screens in the order of trying them and leaves out what is no page", () => {
    const groups = groupsOf(landing);
    expect(groups.map(({ kind, links }) => [kind, links.map(({ id }) => id)])).toEqual([
      ["kiosk", ["kiosk"]],
      ["display", ["display-a", "display-b"]],
      ["admin", ["admin-agus"]],
    ]);
  });

  it("asks for a fresh sign-in by the link's id alone", () => {
    expect(mintingAddress({ kind: "panel", id: "panel-a/../b", name: "", href: null })).toBe(
      "/sample/links/panel-a%2F..%2Fb",
    );
  });

  it("believes only an answer of the right form", async () => {
    expect(await fetchLanding(async () => Response.json(landing))).toEqual(landing);
    expect(await fetchLanding(async () => Response.json({ ok: false, error: "stopping" }))).toBeNull();
    expect(await fetchLanding(async () => Promise.reject(new TypeError("network")))).toBeNull();
  });
});
