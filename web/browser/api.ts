/** The API client of the public pages. */
import { createApiClient, type RouteTable } from "../api-client.ts";
import type { PublicCall } from "../public-calls.ts";
import { pageLanguage } from "./dom.ts";

declare const ROUTE_TABLE: RouteTable<PublicCall>;

// Pure, so that a script which uses only `canRunWizard` does not carry the client.
export const api = /* @__PURE__ */ createApiClient<PublicCall>({
  routes: ROUTE_TABLE,
  language: pageLanguage,
});

/**
 * Whether the browser has the features that these scripts need. Older browsers get the plain form, which needs no
 * script.
 */
export const canRunWizard = (): boolean => "replaceChildren" in Element.prototype;
