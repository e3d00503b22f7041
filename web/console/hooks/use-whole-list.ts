/** Reads all pages of a list, one after another, for lists that an officer must see whole, such as a class. */
import { useEffect } from "preact/hooks";
import type { Request } from "../../api-client.ts";
import { type ListName, useList } from "./use-query.ts";

export const useWholeList = <N extends ListName>(name: N, request: Request<N> | undefined) => {
  const list = useList(name, request);
  const { hasMore, loading, problem, more } = list;
  useEffect(() => {
    if (hasMore && !loading && !problem) void more();
  }, [hasMore, loading, problem]);
  return { ...list, reply: hasMore ? undefined : list.items };
};
