/** What a probe saw of the machine; null: it could not be asked. */
export interface Findings {
  readonly hub: "reached" | "unreachable" | "otherCertificate";
  /** The hub's clock minus this machine's, ms; null: the hub did not answer. */
  readonly clockOffMs: number | null;
  /** Of the folder with the data, bytes; null: there is none on this machine. */
  readonly diskFree: number | null;
  readonly printer: "writable" | "refused" | "missing" | "notAttached";
  readonly scanner: "readable" | "refused" | "missing" | "notAttached";
  /** Whether the machine has a sound card. */
  readonly soundCard: boolean;
}

export type Language = "id" | "en";
type Sentence = Readonly<Record<Language, string>>;

/** One check: what it found wrong, or null. */
interface Check {
  readonly fault: (found: Findings) => Sentence | null;
}

/** Below this a hub can no longer write its day for long; 500 MB. */
const leastFree = 500_000_000;
/** A pairing's code and a certificate's dates are judged by this clock. */
const mostClockOffMs = 60_000;

const hubFaults: Readonly<Record<Findings["hub"], Sentence | null>> = {
  reached: null,
  unreachable: {
    id: "Hub tidak terjangkau: periksa kabel jaringan, alamat hub, dan apakah hub menyala.",
    en: "The hub cannot be reached: look at the network cable, the hub's address, and whether the hub is on.",
  },
  otherCertificate: {
    id: "Sidik jari hub tidak cocok: bandingkan dengan yang ditampilkan hub, jangan dilanjutkan sebelum sama.",
    en: "The hub's fingerprint is not the one that was given: compare it with what the hub shows, and go no further before they agree.",
  },
};

const printerFaults: Readonly<Record<Findings["printer"], Sentence | null>> = {
  writable: null,
  notAttached: null,
  missing: {
    id: "Printer tidak ditemukan: nyalakan dan periksa kabel USB-nya.",
    en: "The printer is not there: switch it on and look at its USB cable.",
  },
  refused: {
    id: "Kios tidak boleh menulis ke printer: jalankan pemasang lagi, lalu cabut dan pasang kembali printer.",
    en: "The kiosk may not write to the printer: run the installer again, then unplug the printer and plug it in.",
  },
};

const scannerFaults: Readonly<Record<Findings["scanner"], Sentence | null>> = {
  readable: null,
  notAttached: null,
  missing: {
    id: "Pemindai suhu tidak ditemukan: periksa kabel USB-nya.",
    en: "The temperature scanner is not there: look at its USB cable.",
  },
  refused: {
    id: "Kios tidak boleh membaca pemindai suhu: jalankan pemasang lagi dengan --scanner.",
    en: "The kiosk may not read the temperature scanner: run the installer again with --scanner.",
  },
};

/** In the order in which a technician looks. */
export const checks: Readonly<Record<"network" | "clock" | "disk" | "paper" | "scanner" | "sound", Check>> = {
  network: { fault: ({ hub }) => hubFaults[hub] },
  clock: {
    fault: ({ clockOffMs }) =>
      clockOffMs === null || Math.abs(clockOffMs) <= mostClockOffMs
        ? null
        : {
            id: `Jam mesin ini selisih ${minutes(clockOffMs)} menit dari hub: nyalakan penyesuaian waktu (timedatectl set-ntp true).`,
            en: `This machine's clock is ${minutes(clockOffMs)} min away from the hub's: switch time synchronisation on (timedatectl set-ntp true).`,
          },
  },
  disk: {
    fault: ({ diskFree }) =>
      diskFree === null || diskFree >= leastFree
        ? null
        : {
            id: `Ruang penyimpanan tinggal ${megabytes(diskFree)} MB: kosongkan sebelum penuh.`,
            en: `Only ${megabytes(diskFree)} MB of disk are free: make room before it is full.`,
          },
  },
  paper: { fault: ({ printer }) => printerFaults[printer] },
  scanner: { fault: ({ scanner }) => scannerFaults[scanner] },
  sound: {
    fault: ({ soundCard }) =>
      soundCard
        ? null
        : {
            id: "Kartu suara tidak ditemukan: suara panggilan tidak akan terdengar.",
            en: "There is no sound card: nothing that is spoken will be heard.",
          },
  },
};

/** What is wrong, in sentences, one for each check that found something. */
export function faultsOf(found: Findings, language: Language): readonly string[] {
  return Object.values(checks).flatMap(({ fault }) => {
    const sentence = fault(found);
    return sentence === null ? [] : [sentence[language]];
  });
}

const minutes = (ms: number) => String(Math.round(Math.abs(ms) / 60_000));
const megabytes = (bytes: number) => String(Math.floor(bytes / 1_000_000));
