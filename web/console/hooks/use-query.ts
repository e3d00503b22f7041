/** Reads from the API: the reply or the problem, and a `reload` during which the earlier reply stays visible. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../core/contract/routes.ts";
import type { Problem, Reply, Request } from "../../api-client.ts";
import { api } from "../api.ts";
import { useLanguage } from "../language.ts";

export interface Query<T> {
  reply: T | undefined;
  problem: Problem | undefined;
  loading: boolean;
  reload: () => Promise<T | undefined>;
}

/** Sends the request when the page opens and whenever the request changes. An undefined request is not sent. */
export const useQuery = <N extends RouteName>(name: N, request: Request<N> | undefined): Query<Reply<N>> => {
  const asked = JSON.stringify(request);
  const language = useLanguage();
  const latest = useRef(0);
  const [shown, show] = useState<{
    asked?: string;
    reply?: Reply<N> | undefined;
    problem?: Problem | undefined;
    loading: boolean;
  }>({
    loading: true,
  });
  // The server's words depend on the language (problems, next steps), so a new language needs a new request.
  const reload = useCallback(async () => {
    if (!asked) return undefined;
    latest.current += 1;
    const turn = latest.current;
    show((before) => ({ ...(before.asked === asked ? before : {}), asked, loading: true }));
    const answer = await api.call(name, JSON.parse(asked) as Request<N>);
    // A response is ignored after a newer request was sent. A failed request keeps the earlier reply on the page,
    // with its forms.
    if (turn === latest.current)
      show(({ reply }) => ({ asked, reply: answer.reply ?? reply, problem: answer.problem, loading: false }));
    return answer.reply;
  }, [name, asked, language]);
  useEffect(() => {
    void reload();
  }, [reload]);
  const current = shown.asked === asked;
  return {
    reply: current ? shown.reply : undefined,
    problem: current ? shown.problem : undefined,
    loading: shown.loading || !current,
    reload,
  };
};

export type ListName = {
  [N in RouteName]: Reply<N> extends { items: unknown[]; cursor?: string | undefined } ? N : never;
}[RouteName];
type Item<N extends ListName> = Reply<N> extends { items: (infer I)[] } ? I : never;
interface Listed<N extends ListName> {
  items: Item<N>[];
  cursor?: string | undefined;
}

/** Reads a list page by page. `more` appends the next page. */
export const useList = <N extends ListName>(name: N, request: Request<N> | undefined) => {
  const first = useQuery(name, request);
  const opening = first.reply as Listed<N> | undefined;
  const [later, setLater] = useState<Listed<N> & { after?: unknown }>({ items: [] });
  const [loadingMore, setLoadingMore] = useState(false);
  const [problemWithMore, setProblem] = useState<Problem>();
  const added = later.after === opening ? later : { items: [], cursor: opening?.cursor };
  const more = async () => {
    setLoadingMore(true);
    const query = { ...(request as { query?: object } | undefined)?.query, cursor: added.cursor };
    const { reply, problem } = await api.call(name, { ...request, query } as Request<N>);
    const next = reply as Listed<N> | undefined;
    if (next) setLater({ after: opening, items: [...added.items, ...next.items], cursor: next.cursor });
    setProblem(problem);
    setLoadingMore(false);
  };
  return {
    /** The whole reply of the first page, with its data beside `items`. */
    opening: first.reply,
    items: opening && [...opening.items, ...added.items],
    hasMore: added.cursor !== undefined,
    more,
    loading: first.loading || loadingMore,
    problem: first.problem ?? problemWithMore,
    reload: first.reload,
  };
};
