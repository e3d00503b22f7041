/** Where the officer left the list, so that the way back from an application leads to the same filters. */
import { home, hrefOf } from "../router.tsx";

let filters = "";

export const keepQueueFilters = (query: URLSearchParams): void => {
  const question = String(query);
  filters = question && `?${question}`;
};

export const queueHref = (): string => hrefOf(`${home}${filters}`);
