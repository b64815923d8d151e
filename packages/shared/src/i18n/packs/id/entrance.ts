/** The screen at the entrance: read from the street. */
export const entrance = {
  title: "Pintu masuk",
  comeIn: "Silakan masuk",
  comeInMore: "Ambil nomor di anjungan.",
  full: "Mal sedang penuh",
  fullMore: "Ambil nomor, lalu tunggu di luar sampai nomor Anda tampil di sini.",
  mayComeIn: "Silakan masuk:",
  upTo: "Semua nomor sampai {labels} boleh masuk.",
  next: "Berikutnya:",
  ofCapacity: "dari {capacity} orang di dalam",
  outside: "{persons, plural, other {# orang menunggu di luar}}",
  about: "masuk kira-kira {wait} lagi",
  stale: "Layar ini terputus dari pusat. Ikuti petunjuk petugas.",
} as const;
