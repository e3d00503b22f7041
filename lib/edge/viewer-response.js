// The page that says that there is none comes from the bucket like any other, as a 200. CloudFront's own error pages are
// no way to it: they hold for a whole distribution, and would replace the API's refusals.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
function handler(event) {
  var response = event.response;
  // Whether the address that was asked stands here or the one that it was rewritten to: neither has a file.
  if (response.statusCode === 200 && fileOf(event.request.uri) === undefined) {
    response.statusCode = 404;
    response.statusDescription = "Not Found";
  }
  return response;
}
