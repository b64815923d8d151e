/** How staff come into the panel and the supervisor's pages. */
export const signIn = {
  title: "Masuk",
  how: "Buka tautan masuk dari penyelia Anda, atau ketik kodenya di sini. Tiap kode berlaku sekali.",
  code: "Kode masuk",
  submit: "Masuk",
  working: "Sedang masuk …",
  expired: "Kode ini sudah dipakai atau kedaluwarsa.",
  expiredHint:
    "Mintalah kode baru kepada penyelia. Di mal contoh: buka lagi halaman depan dan klik layarnya.",
  wrongRole: "Halaman ini bukan untuk Anda",
  wrongRoleHint: "Anda masuk sebagai {name}. Mintalah tautan untuk halaman ini, atau keluar dahulu.",
  noHub: "Pusat tidak menjawab. Periksa sambungan, lalu coba lagi.",
  signOut: "Keluar",
  signedOutByHub: "Masuk Anda tidak berlaku lagi. Silakan masuk kembali.",
  home: "Halaman depan",
} as const;
