// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
function handler(event) {
  var request = event.request;
  // The gateway sees CloudFront's host and address. These headers hold the viewer's, and replace the browser's own.
  request.headers["x-viewer-host"] = { value: request.headers.host.value };
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  if (request.uri.indexOf("/api/") === 0) return request;
  var file = fileOf(request.uri);
  if (file === undefined) {
    // Corrects missing and extra slashes. Redirects only to a page of the list, never to the typed address:
    // CloudFront keeps "//", and a browser takes "//evil.example/" for another host.
    const page = `${request.uri}/`.replace(/[/\\]+/g, "/");
    if (sitePages.indexOf(page) !== -1)
      return {
        statusCode: 301,
        statusDescription: "Moved Permanently",
        headers: { location: { value: page } },
      };
    file = "/404.html";
    // Requests the whole page, because viewer-response.js turns only a 200 into a 404.
    delete request.headers["if-none-match"];
    delete request.headers["if-modified-since"];
    delete request.headers.range;
  }
  request.uri = file;
  return request;
}
