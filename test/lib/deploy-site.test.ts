import { describe, expect, test } from "vitest";
import { keepingBy } from "../../scripts/deploy-site.ts";

describe("A browser keeps", () => {
  const cacheControlOf = keepingBy({
    "/assets/site.css": { cacheControl: "public, no-cache" },
    "/assets/photos-AB12CD34.js": { cacheControl: "public, max-age=31536000, immutable" },
  });

  test("for good what bears a hash in its name", () => {
    for (const key of ["assets/photos-AB12CD34.js", "petugas/assets/index-Bq1x_9Za.js"])
      expect(cacheControlOf(key)).toContain("immutable");
  });

  test("nothing else without asking again", () => {
    for (const key of [
      "index.html",
      "daftar/index.html",
      "assets/site.css",
      "petugas/config.json",
      "404.html",
    ])
      expect(cacheControlOf(key)).toBe("public, no-cache");
  });
});
