/** The day it is in Kalimantan Timur by this machine's clock: a suggestion only, the server judges by its own. */
export const today = (): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" }).format(new Date());
