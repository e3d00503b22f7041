declare module "@develoka/angka-terbilang-js" {
  /** A number in Indonesian words. */
  export default function angkaTerbilang(number: number | string): string;
}
