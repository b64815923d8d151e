import { type Slip, undressed } from "../slip/index.ts";

/** A slip as the kiosk of the sample hall prints it. */
export const sampleSlip: Slip = {
  copyMarker: null,
  dress: undressed,
  hallName: "Mal Pelayanan Publik Magetan",
  agencyName: "Dinas Kependudukan dan Pencatatan Sipil",
  serviceName: "KTP-el: perekaman dan pencetakan",
  caption: "Nomor antrean Anda",
  points: [],
  label: "A007",
  issuedAt: { date: "Senin, 23 November 2026", time: "09.14 WIB" },
  zoneLine: "Tunggu di Zona Timur",
  aheadLine: "5 orang di depan Anda",
  estimateLine: "kira-kira 10–20 menit",
  qr: "https://antrean.example.id/t/8f14e45f#c9f0f895fb98ab9159f51fd0297e236d",
  footer: ["Nomor dipanggil lewat layar dan suara.", "Terima kasih."],
};
