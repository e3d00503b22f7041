/** Imported first by commands that serve one office when nobody names another. */
export const defaultOffice = "kaltim";

process.env.BERDAYA_OFFICE ||= defaultOffice;
