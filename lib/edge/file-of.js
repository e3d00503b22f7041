// `sitePages` is put before this when it is deployed. Of what is no page of them there is no file.
// biome-ignore lint/correctness/noUnusedVariables: both functions at the edge have this before them.
function fileOf(uri) {
  // What scripts load: older names too, for browsers that still show an older page.
  if (uri.indexOf("/assets/") === 0 || uri.indexOf("/petugas/assets/") === 0) return uri;
  if (uri === "/petugas/config.json") return uri;
  // The console finds its own page by the address; every other page is a folder with an index.
  if (uri.indexOf("/petugas/") === 0) return "/petugas/index.html";
  if (sitePages.indexOf(uri) !== -1) return `${uri}index.html`;
  if (sitePages.indexOf(uri.replace(/index\.html$/, "")) !== -1) return uri;
  return undefined;
}
