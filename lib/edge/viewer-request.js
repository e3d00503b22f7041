// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
function handler(event) {
  var request = event.request;
  // The gateway sees CloudFront's host and address: these two, over whatever the browser claims, are the viewer's.
  request.headers["x-viewer-host"] = { value: request.headers.host.value };
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  if (request.uri.indexOf("/api/") === 0) return request;
  var file = fileOf(request.uri);
  if (file === undefined) {
    // A slash too few or too many. Only a page of the list is redirected to, never what was typed: CloudFront folds no
    // "//", and a browser takes "//evil.example/" for another host.
    const page = `${request.uri}/`.replace(/[/\\]+/g, "/");
    if (sitePages.indexOf(page) !== -1)
      return {
        statusCode: 301,
        statusDescription: "Moved Permanently",
        headers: { location: { value: page } },
      };
    file = "/404.html";
    // The whole page is wanted: the other function at the edge makes a 404 of a 200 alone.
    delete request.headers["if-none-match"];
    delete request.headers["if-modified-since"];
    delete request.headers.range;
  }
  request.uri = file;
  return request;
}
