// The bucket returns the page 404.html with status 200, like any page. CloudFront's own error pages cannot serve it:
// they apply to the whole distribution and would replace the API's refusals.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
function handler(event) {
  var response = event.response;
  // `uri` is the requested address or the rewritten one (/404.html). `fileOf` has a file for neither.
  if (response.statusCode === 200 && fileOf(event.request.uri) === undefined) {
    response.statusCode = 404;
    response.statusDescription = "Not Found";
  }
  return response;
}
