import type { PackFault } from "./checkPack.ts";

export type Language = "id" | "en";
type Sentence = Readonly<Record<Language, string>>;

/** Names that a sentence gives before it only counts. */
const namesSaid = 5;

/** What an administrator is told of a fault of a voice pack. */
export function sayFault(fault: PackFault, language: Language): string {
  return sentenceOf(fault)[language];
}

function sentenceOf(fault: PackFault): Sentence {
  switch (fault.kind) {
    case "noList":
      return {
        id: `Daftar ${fault.where} tidak ada: buat dengan \`npm run voice -- list FOLDER\`.`,
        en: `There is no list ${fault.where}: make it with \`npm run voice -- list FOLDER\`.`,
      };
    case "listBroken":
      return {
        id: `Daftar manifest.json salah di ${fault.where}.`,
        en: `The list manifest.json is wrong at ${fault.where}.`,
      };
    case "lacking":
      return {
        id: `${fault.file} ada di daftar tetapi tidak ada di folder.`,
        en: `${fault.file} is in the list but not in the folder.`,
      };
    case "otherBytes":
      return {
        id: `${fault.file} bukan rekaman yang disebut daftar: buat daftar lagi.`,
        en: `${fault.file} is not the recording that the list names: make the list again.`,
      };
    case "noSound":
      return {
        id: `${fault.file} bukan suara Ogg Opus satu kanal.`,
        en: `${fault.file} is no Ogg Opus sound with one channel.`,
      };
    case "unknown":
      return {
        id: `${fault.file} tidak ada di daftar dan tidak dipakai.`,
        en: `${fault.file} is not in the list and is not used.`,
      };
    case "wordsLack":
      return lackWords(fault.language, fault.names);
    default:
      return ofSound(fault);
  }
}

function lackWords(language: string, names: readonly string[]): Sentence {
  const some = names.slice(0, namesSaid).join(", ");
  return {
    id: `Bahasa "${language}" kurang ${names.length} rekaman, misalnya ${some}; panggilan dibacakan tanpanya.`,
    en: `The language "${language}" lacks ${names.length} recordings, for example ${some}; calls are spoken without them.`,
  };
}

type SoundFault = Exclude<
  PackFault,
  { kind: "noList" | "listBroken" | "lacking" | "otherBytes" | "noSound" | "unknown" | "wordsLack" }
>;

function ofSound(fault: SoundFault): Sentence {
  const { file } = fault;
  switch (fault.kind) {
    case "tooShort":
      return { id: `${file} terlalu pendek (${fault.ms} md).`, en: `${file} is too short (${fault.ms} ms).` };
    case "tooLong":
      return { id: `${file} terlalu panjang (${fault.ms} md).`, en: `${file} is too long (${fault.ms} ms).` };
    case "otherLength":
      return {
        id: `${file} panjangnya ${fault.ms} md, lain dari daftar: buat daftar lagi.`,
        en: `${file} lasts ${fault.ms} ms, which the list does not say: make the list again.`,
      };
    case "tooSoft":
      return {
        id: `${file} lebih pelan ${fault.by.toFixed(1)} LU daripada suara bawaan.`,
        en: `${file} is ${fault.by.toFixed(1)} LU softer than the bundled voice.`,
      };
    case "tooLoud":
      return {
        id: `${file} lebih keras ${fault.by.toFixed(1)} LU daripada suara bawaan.`,
        en: `${file} is ${fault.by.toFixed(1)} LU louder than the bundled voice.`,
      };
    case "silenceBefore":
      return {
        id: `${file} mulai dengan ${fault.ms} md tanpa suara: potong.`,
        en: `${file} begins with ${fault.ms} ms of silence: cut it.`,
      };
    case "silenceAfter":
      return {
        id: `${file} berakhir dengan ${fault.ms} md tanpa suara: potong.`,
        en: `${file} ends with ${fault.ms} ms of silence: cut it.`,
      };
    case "clipped":
      return {
        id: `${file} pecah: direkam terlalu keras, rekam lagi.`,
        en: `${file} is clipped: it was recorded too loudly, record it again.`,
      };
    default:
      return fault satisfies never;
  }
}
