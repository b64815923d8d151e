import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchRecordings, recordingsOf } from "./recordings.ts";

const sha256 = "0123abcd".repeat(8);
const manifest = {
  formatVersion: 1 as const,
  chimes: { bell: { file: "chime-bell.ogg", ms: 1_500, sha256, text: "" } },
  languages: {
    id: {
      tujuh: { file: "id/tujuh.ogg", ms: 420, sha256, text: "tujuh" },
      "tujuh-end": { file: "own/id/tujuh-end.ogg", ms: 500, sha256, text: "tujuh" },
    },
  },
};

describe("the recordings to listen to", () => {
  it("are those that call screens fetch, the hall's own marked", () => {
    expect(recordingsOf(manifest)).toEqual({
      chimes: [
        {
          name: "bell",
          text: "",
          address: "/display/voice/chime-bell.ogg?0123abcd",
          own: false,
          ending: false,
        },
      ],
      languages: [
        {
          tag: "id",
          recordings: [
            {
              name: "tujuh",
              text: "tujuh",
              address: "/display/voice/id/tujuh.ogg?0123abcd",
              own: false,
              ending: false,
            },
            {
              name: "tujuh-end",
              text: "tujuh",
              address: "/display/voice/own/id/tujuh-end.ogg?0123abcd",
              own: true,
              ending: true,
            },
          ],
        },
      ],
    });
  });

  describe("are not had", () => {
    afterEach(() => vi.unstubAllGlobals());

    it.each([
      ["where the hub has none", { ok: false }],
      ["where its list is none", { ok: true, json: () => ({ formatVersion: 2 }) }],
    ])("%s", async (_where, response) => {
      vi.stubGlobal("fetch", async () => await Promise.resolve(response));
      expect(await fetchRecordings()).toBeNull();
    });
  });
});
