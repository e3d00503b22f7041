/** The API as the public pages call it. */
import { createApiClient, type RouteTable } from "../api-client.ts";
import type { PublicCall } from "../public-calls.ts";
import { pageLanguage } from "./dom.ts";

declare const ROUTE_TABLE: RouteTable<PublicCall>;

// Pure, for a script that asks only what the browser can do: it then carries no client.
export const api = /* @__PURE__ */ createApiClient<PublicCall>({
  routes: ROUTE_TABLE,
  language: pageLanguage,
});

/** What these scripts need of a browser; an older one is led to the plain form, which needs nothing. */
export const canRunWizard = (): boolean => "replaceChildren" in Element.prototype;
