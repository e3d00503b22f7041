/** Imported first by commands that serve Kalimantan Timur when nobody names an office. */
process.env.BERDAYA_OFFICE ||= "kaltim";
