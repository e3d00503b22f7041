// The site stack puts the list `sitePages` before this code. Returns undefined for an address without a file.
// biome-ignore lint/correctness/noUnusedVariables: both functions at the edge have this before them.
function fileOf(uri) {
  // Scripts may load assets of an older build, because a browser may still show an older page.
  if (uri.indexOf("/assets/") === 0 || uri.indexOf("/petugas/assets/") === 0) return uri;
  if (uri === "/petugas/config.json") return uri;
  // The console's one page reads the address itself. Every other page is a folder with an index.
  if (uri.indexOf("/petugas/") === 0) return "/petugas/index.html";
  if (sitePages.indexOf(uri) !== -1) return `${uri}index.html`;
  if (sitePages.indexOf(uri.replace(/index\.html$/, "")) !== -1) return uri;
  return undefined;
}
