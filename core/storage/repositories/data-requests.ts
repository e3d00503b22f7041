/** The data requests of all people, as one list for the office. */
import { type PageAsked, readNewestFirst } from "../dynamodb/newest-first.ts";
import type { Store } from "../dynamodb/store.ts";
import { dataRequestKind, dataRequestsPartition } from "../items/office-lists.ts";
import { readable } from "../readable.ts";

export const createDataRequests = (store: Store) => ({
  async list(page: PageAsked) {
    const { items, ...more } = await readNewestFirst(
      store,
      { table: "applications", value: dataRequestsPartition, pattern: /^\d{4}-[\d-]+T[\d:.]+Z#[\w-]+$/ },
      page,
    );
    return {
      items: readable(items, dataRequestKind.parse).map(({ request, reference, fullName }) => ({
        ...request,
        reference,
        fullName,
      })),
      ...more,
    };
  },
});
