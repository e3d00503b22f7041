// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
function handler(event) {
  var request = event.request;
  // The gateway sees CloudFront's host and address: these two, over whatever the browser claims, are the viewer's.
  request.headers["x-viewer-host"] = { value: request.headers.host.value };
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  if (request.uri.indexOf("/api/") === 0) return request;
  // The console finds its own page by the address; every other page is a folder with an index.
  if (request.uri.indexOf("/petugas/") === 0 && request.uri.lastIndexOf(".") < request.uri.lastIndexOf("/"))
    request.uri = "/petugas/index.html";
  else if (request.uri.charAt(request.uri.length - 1) === "/") request.uri += "index.html";
  else if (request.uri.lastIndexOf(".") < request.uri.lastIndexOf("/"))
    return {
      statusCode: 301,
      statusDescription: "Moved Permanently",
      headers: { location: { value: `${request.uri}/` } },
    };
  return request;
}
