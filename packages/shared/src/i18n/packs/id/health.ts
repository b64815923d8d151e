import type { HealthCode } from "../../../contract/index.ts";

/** What the visitor notices and who must act. */
export const health = {
  printer_status_unknown:
    "Printer mencetak, tetapi tidak melaporkan keadaannya. Petugas: lihat sesekali apakah kertas keluar.",
  printer_roll_ending:
    "Menurut hitungan, gulungan kertas hampir habis. Nomor masih tercetak. Petugas: siapkan gulungan baru.",
  printer_paper_low: "Kertas hampir habis. Nomor masih tercetak. Petugas: siapkan gulungan baru.",
  printer_paper_out: "Kertas habis. Anjungan tidak memberi nomor. Petugas: pasang gulungan baru.",
  printer_cover_open:
    "Tutup printer terbuka. Anjungan tidak memberi nomor. Petugas: tutup sampai berbunyi klik.",
  printer_unreachable:
    "Printer tidak menjawab. Anjungan tidak memberi nomor. Petugas: periksa kabel dan daya.",
  printer_error:
    "Printer macet atau rusak. Anjungan tidak memberi nomor. Petugas: buka, periksa kertas, nyalakan ulang.",
  printer_busy:
    "Printer sedang dipakai program lain. Pengunjung menunggu kertas. Teknisi: periksa siapa pemakainya.",
  printer_no_permission:
    "Anjungan tidak boleh membuka printer. Tidak ada nomor tercetak. Teknisi: perbaiki izin.",
  printer_not_configured:
    "Belum ada printer. Nomor hanya tampil di layar. Teknisi: atur printer anjungan ini.",
  thermometer_several:
    "Ada beberapa pengukur suhu sejenis, dan anjungan tidak menebak. Suhu tidak diperiksa. Teknisi: cabut yang lain, atau sebutkan nomor serinya.",
  thermometer_missing: "Pengukur suhu terlepas. Suhu tidak diperiksa. Petugas: colokkan kembali.",
  thermometer_silent:
    "Pengukur suhu tidak menjawab. Suhu tidak diperiksa. Petugas: cabut, lalu colokkan lagi.",
  thermometer_nonsense:
    "Pengukur suhu memberi angka yang mustahil. Suhu tidak diperiksa. Petugas: bersihkan, lalu colokkan lagi.",
  thermometer_no_sensor:
    "Kepala pengukur suhu terlepas. Suhu tidak diperiksa. Petugas: pasang kabel kepalanya.",
  thermometer_no_permission:
    "Anjungan tidak boleh membaca pengukur suhu. Suhu tidak diperiksa. Teknisi: perbaiki izin.",
  thermometer_no_library:
    "Program pembaca pengukur suhu tidak ada. Suhu tidak diperiksa. Teknisi: pasang pustakanya.",
  thermometer_error: "Pengukur suhu terganggu. Suhu tidak diperiksa. Petugas: cabut, lalu colokkan lagi.",
  speech_missing:
    "Program suara anjungan tidak ada. Panduan suara diam, pengunjung tunanetra perlu didampingi. Teknisi: pasang espeak-ng.",
  sound_blocked: "Suara diblokir peramban. Panggilan tampil tanpa suara. Petugas: sentuh layar itu sekali.",
  sound_clips_missing:
    "Rekaman suara tidak lengkap. Sebagian panggilan tanpa suara. Teknisi: pasang ulang paket suara.",
  kiosk_maintenance:
    "Anjungan ini sedang diperbaiki dan tidak memberi nomor, juga setelah dinyalakan ulang. Teknisi: akhiri perawatan di menunya.",
  sound_silent:
    "Panggilan diputar, tetapi tidak ada suara yang keluar. Petugas: panggil ulang. Teknisi: periksa rekaman suara dan peramban layar itu.",
  voice_backlog:
    "Panggilan menumpuk: pengulangan, bahasa lain, atau nada pembuka dilewati. Penyelia: mungkin zona ini perlu pengeras suara sendiri.",
} as const satisfies Readonly<Record<HealthCode, string>>;
