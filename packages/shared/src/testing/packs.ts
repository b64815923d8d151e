// Language packs as a hall's own file would have them, for tests alone: no speaker of these languages has reviewed them.

/** Javanese (krama), in part: what lacks is shown in Indonesian. */
export const javanesePack = {
  tag: "jv",
  name: "Basa Jawa",
  months: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  days: ["Ngahad", "Senèn", "Slasa", "Rebo", "Kemis", "Jemuwah", "Setu"],
  texts: {
    common: { persons: "{persons, number} tiyang" },
    kiosk: { headline: "Badhé ngurus punapa?", back: "Wangsul" },
    board: { nowCalling: "Ingkang katimbalan", waiting: "Ingkang ngentosi" },
    slip: { caption: "Nomer antrean", ahead: "{persons, plural, other {# tiyang ing ngajeng}}" },
  },
} as const;

/** Arabic, a few words of it: a page from right to left, digits and letters that no slip printer has. */
export const rightToLeftPack = {
  tag: "ar",
  name: "العربية",
  direction: "rtl",
  digits: "arab",
  months: [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
  ],
  days: ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
  texts: {
    common: { persons: "{persons, number} أشخاص" },
    kiosk: {
      headline: "ماذا تريد أن تنجز اليوم؟",
      chooseAgency: "اختر الجهة",
      chooseService: "اختر الخدمة",
      search: "بحث",
      back: "رجوع",
      easyMode: "أحرف كبيرة",
      callPerson: "طلب موظف",
    },
    board: {
      nowCalling: "النداء الآن",
      toCounter: "إلى الشباك",
      lastCalls: "آخر النداءات",
      waiting: "في الانتظار",
    },
    slip: { caption: "رقم الانتظار" },
  },
} as const;
