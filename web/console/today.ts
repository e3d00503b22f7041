/**
 * Today's date in East Kalimantan by this machine's clock. Only a suggestion: the server decides by its own clock.
 */
export const today = (): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" }).format(new Date());
