const id = {
  reports: {
    menu: "Laporan",
    title: "Laporan",
    caption: "Laporan, yang terbaru di atas",
    empty: "Belum ada laporan. Laporan ditulis otomatis setiap tanggal 1.",
    programme: "Program",
    period: "Periode",
    periodHint: "Bulan 2026-11, triwulan 2026-Q4, atau tahun 2026",
    writtenAt: "Ditulis",
    files: "Berkas",
    linksExpire: "Tautan berkas berlaku 5 menit. Muat ulang bila tidak terbuka.",
    reload: "Muat ulang daftar",
    write: "Tulis laporan sekarang",
    submit: "Tulis laporan",
    written: "Laporan {period} sudah ditulis.",
  },
};

const en: typeof id = {
  reports: {
    menu: "Reports",
    title: "Reports",
    caption: "Reports, newest first",
    empty: "There is no report yet. Reports are written on the 1st of each month.",
    programme: "Programme",
    period: "Period",
    periodHint: "A month 2026-11, a quarter 2026-Q4, or a year 2026",
    writtenAt: "Written",
    files: "Files",
    linksExpire: "Links to files are good for 5 minutes. Reload if one does not open.",
    reload: "Reload the list",
    write: "Write a report now",
    submit: "Write report",
    written: "The report of {period} is written.",
  },
};

export const reportingConsole = { id, en };
