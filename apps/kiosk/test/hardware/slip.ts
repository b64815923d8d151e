import { type Slip, undressed } from "@giliran/shared/slip";

/** A slip like those of the sample hall, with this number on it and in its QR code. */
export function slip(label: string): Slip {
  return {
    dress: undressed,
    copyMarker: null,
    hallName: "Mal Pelayanan Publik Magetan",
    agencyName: "Dukcapil",
    serviceName: "Perekaman KTP elektronik",
    caption: "Nomor antrean Anda",
    points: ["Kartu keluarga", "Surat pengantar"],
    label,
    issuedAt: { date: "Senin, 23 November 2026", time: "09.14 WIB" },
    zoneLine: "Tunggu di Zona A",
    aheadLine: "5 orang di depan Anda",
    estimateLine: null,
    qr: `https://antrean.example.id/t#${label}`,
    footer: ["Nomor dipanggil lewat layar dan suara."],
  };
}
