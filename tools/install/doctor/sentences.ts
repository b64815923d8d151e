import type { HealthCode } from "@giliran/shared/contract";
import { bundledTexts } from "@giliran/shared/i18n";

export type Language = "id" | "en";

/** What a machine can suffer from beside its devices: what is wrong, what visitors notice, and who must do what. `{n}`: a number. */
const own = {
  noNetwork: {
    id: "Tidak ada jaringan. Anjungan hanya memberi nomor sendiri, layar tidak menampilkan panggilan. Petugas: pasang kabel jaringan; Teknisi: periksa sakelar jaringan.",
    en: "There is no network. Kiosks give numbers of their own alone, screens show no calls. Staff: plug the network cable in; Technician: look at the switch.",
  },
  hubUnreachable: {
    id: "Hub tidak terjangkau. Anjungan hanya memberi nomor sendiri, layar tidak menampilkan panggilan. Petugas: nyalakan hub; Teknisi: periksa alamat hub di mesin ini.",
    en: "The hub cannot be reached. Kiosks give numbers of their own alone, screens show no calls. Staff: switch the hub on; Technician: check the hub's address on this machine.",
  },
  hubNotReady: {
    id: "Hub menjawab, tetapi belum siap. Pengunjung menunggu nomor. Teknisi: lihat journalctl -u giliran-hub di mesin hub.",
    en: "The hub answers but is not ready. Visitors wait for numbers. Technician: read journalctl -u giliran-hub on the hub's machine.",
  },
  otherCertificate: {
    id: "Yang menjawab bukan hub balai ini: sidik jarinya berbeda. Mesin ini tidak dipakai pengunjung. Teknisi: bandingkan sidik jari dengan yang ditampilkan hub; jangan lanjutkan sebelum sama.",
    en: "What answers is not this hall's hub: its fingerprint is another. Visitors cannot use this machine. Technician: compare the fingerprint with what the hub shows; go no further before they agree.",
  },
  clockOff: {
    id: "Jam mesin ini selisih {n} menit dari hub. Nomor yang diberikan sendiri mendapat tempat yang salah dalam antrean, jam di layar salah. Teknisi: timedatectl set-ntp true, atau atur jam dengan tangan.",
    en: "This machine's clock is {n} min away from the hub's. Numbers that it gives alone stand in a wrong place of the queue, screens show a wrong time. Technician: timedatectl set-ntp true, or set the clock by hand.",
  },
  clockFree: {
    id: "Jam mesin ini tidak disesuaikan. Lama-lama jam di layar dan slip salah. Teknisi: timedatectl set-ntp true, dan beri jaringan sebuah server waktu.",
    en: "This machine's clock is not synchronised. In time screens and slips show a wrong hour. Technician: timedatectl set-ntp true, and give the network a time server.",
  },
  diskFull: {
    id: "Penyimpanan penuh (tersisa {n} MB). Nomor tidak dapat disimpan, jadi tidak diberikan. Teknisi: kosongkan ruang sekarang.",
    en: "The disk is full ({n} MB are left). Numbers cannot be kept, so none are given. Technician: make room now.",
  },
  diskLow: {
    id: "Ruang penyimpanan tinggal {n} MB. Pengunjung belum merasakan apa-apa. Teknisi: kosongkan ruang hari ini.",
    en: "Only {n} MB of disk are left. Visitors notice nothing yet. Technician: make room today.",
  },
  serviceStopped: {
    id: "Layanan Giliran di mesin ini tidak berjalan. Pengunjung tidak dapat memakainya. Teknisi: systemctl restart {unit}, lalu journalctl -u {unit}.",
    en: "Giliran's service on this machine is not running. Visitors cannot use it. Technician: systemctl restart {unit}, then journalctl -u {unit}.",
  },
  serviceCrashing: {
    id: "Layanan Giliran di mesin ini berhenti berulang kali ({n} kali). Pengunjung melihatnya hilang dan kembali. Teknisi: baca journalctl -u {unit}; bila baru diperbarui, jalankan way-back.",
    en: "Giliran's service on this machine keeps ending ({n} times). Visitors see it go and come. Technician: read journalctl -u {unit}; after an upgrade, run way-back.",
  },
  backupStopped: {
    id: "Cadangan malam tidak dibuat. Pengunjung tidak merasakan apa-apa, sampai disk rusak. Teknisi: systemctl restart {unit}.",
    en: "The nightly backup is not made. Visitors notice nothing, until a disk breaks. Technician: systemctl restart {unit}.",
  },
  kioskSilent: {
    id: "Program anjungan berjalan, tetapi tidak menjawab. Layar sentuh tidak bereaksi. Teknisi: systemctl restart giliran-kiosk.",
    en: "The kiosk's program runs but does not answer. The touch screen does nothing. Technician: systemctl restart giliran-kiosk.",
  },
  kioskNotLetIn: {
    id: "Anjungan belum diterima di balai. Layarnya menampilkan kode, bukan layanan. Teknisi: ketik kode itu di /admin, halaman Mesin.",
    en: "The kiosk is not let in yet. Its screen shows a code instead of services. Technician: type that code at /admin, page Machines.",
  },
  scannerHeld: {
    id: "Penggerak hid_sensor_hub memegang pengukur suhu. Suhu tidak diperiksa. Teknisi: jalankan pemasang lagi dengan --raw-sensor, lalu nyalakan ulang mesin.",
    en: "The driver hid_sensor_hub holds the thermometer. No temperature is taken. Technician: run the installer again with --raw-sensor, then restart the machine.",
  },
  soundMissing: {
    id: "Kartu suara tidak ditemukan. Panggilan dan panduan suara tidak terdengar. Petugas: periksa kabel pengeras suara; Teknisi: periksa kartu suara.",
    en: "There is no sound card. Calls and spoken guidance are not heard. Staff: look at the loudspeaker's cable; Technician: look at the sound card.",
  },
  soundMuted: {
    id: "Suara mesin ini dimatikan. Panggilan dan panduan suara tidak terdengar. Petugas: nyalakan suara; Teknisi: amixer sset Master unmute 80%.",
    en: "This machine's sound is muted. Calls and spoken guidance are not heard. Staff: turn the sound on; Technician: amixer sset Master unmute 80%.",
  },
  browserMissing: {
    id: "Peramban tidak ada. Layar tetap kosong. Teknisi: apt-get install chromium, lalu masuk lagi ke desktop.",
    en: "There is no browser. The screen stays empty. Technician: apt-get install chromium, then log in to the desktop again.",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

type OwnCode = keyof typeof own;
export type FaultCode = OwnCode | HealthCode;

/** One thing that is wrong with a machine. */
export interface Fault {
  readonly code: FaultCode;
  /** What the sentence's `{n}` and `{unit}` stand for. */
  readonly n?: number;
  readonly unit?: string;
}

/** The sentence of a fault. Those of devices are the ones that supervisors read, whose pack has every code in both languages. */
export function sentenceOf({ code, n = 0, unit = "" }: Fault, language: Language): string {
  const sentence =
    code in own ? own[code as OwnCode][language] : bundledTexts(language).t(`health.${code as HealthCode}`);
  return sentence.replaceAll("{n}", String(n)).replaceAll("{unit}", unit);
}
