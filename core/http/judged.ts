/** What commands on one application have in common, whoever gives them. */
import type { ReplyOf, Route } from "../contract/route.ts";
import type { Application } from "../domain/applications/application.ts";
import type { ApplicationChange } from "../domain/applications/lifecycle.ts";
import type { CommandMeta } from "../domain/shared/command-meta.ts";
import type { Call } from "./call.ts";
import type { http } from "./http.ts";

/** What a rule judges: the call, the application as it stands, who acts and when. */
type Judged<R extends Route> = Call<R> & { application: Application; meta: CommandMeta };

/** What a rule makes of it: the change, or the change with what the reply shows of it. */
export type Done = ApplicationChange | { change: ApplicationChange };
export type Rule<R extends Route, D extends Done> = (judged: Judged<R>) => D | Promise<D>;
export type ToReply<R extends Route, D extends Done> = (done: D, judged: Judged<R>) => ReplyOf<R>;

export type Handler = ReturnType<ReturnType<typeof http<Route>>["handler"]>;

export const changeOf = (done: Done): ApplicationChange => ("change" in done ? done.change : done);

/** What a command that moves an application on answers. */
export const toMoved = (done: Done) => {
  const { reference, status, version } = changeOf(done).after;
  return { reference, status, version };
};
