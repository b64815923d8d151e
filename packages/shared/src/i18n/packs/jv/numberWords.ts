import type { NumberWords } from "../../numberWords.ts";
import { numberWords as indonesian } from "../id/numberWords.ts";

/**
 * Krama, in its regular form ("kalih dasa setunggal", not "selikur"), so that a hall records few words. Letters have their
 * Indonesian names. No native speaker has reviewed it (docs/not-observed.md).
 */
export const numberWords: NumberWords = {
  letters: indonesian.letters,
  exact: {
    0: ["nol"],
    1: ["setunggal"],
    2: ["kalih"],
    3: ["tiga"],
    4: ["sekawan"],
    5: ["gangsal"],
    6: ["enem"],
    7: ["pitu"],
    8: ["wolu"],
    9: ["sanga"],
    10: ["sedasa"],
    11: ["setunggal", "welas"],
    12: ["kalih", "welas"],
    13: ["tiga", "welas"],
    14: ["sekawan", "welas"],
    15: ["gangsal", "welas"],
    16: ["enem", "welas"],
    17: ["pitu", "welas"],
    18: ["wolu", "welas"],
    19: ["sanga", "welas"],
    // Before a unit some numbers have another form.
    30: ["tigang", "dasa"],
    40: ["kawan", "dasa"],
    70: ["pitung", "dasa"],
    80: ["wolung", "dasa"],
    90: ["sangang", "dasa"],
    300: ["tigang", "atus"],
    400: ["kawan", "atus"],
    700: ["pitung", "atus"],
    800: ["wolung", "atus"],
    900: ["sangang", "atus"],
    3000: ["tigang", "ewu"],
    4000: ["kawan", "ewu"],
    7000: ["pitung", "ewu"],
    8000: ["wolung", "ewu"],
    9000: ["sangang", "ewu"],
  },
  scales: [
    { value: 1000, word: "ewu", one: null },
    { value: 100, word: "atus", one: null },
    { value: 10, word: "dasa", one: "sedasa" },
  ],
};
