/** Stores the filters of the queue, so that the link back from an application leads to the same list. */
import { home, hrefOf } from "../router.tsx";

let filters = "";

export const keepQueueFilters = (query: URLSearchParams): void => {
  const question = String(query);
  filters = question && `?${question}`;
};

export const queueHref = (): string => hrefOf(`${home}${filters}`);
