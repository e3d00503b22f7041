/** The common part of all commands on one application, from applicants and from staff. */
import type { ReplyOf, Route } from "../contract/route.ts";
import type { Application } from "../domain/applications/application.ts";
import type { ApplicationChange } from "../domain/applications/lifecycle.ts";
import type { CommandMeta } from "../domain/shared/command-meta.ts";
import type { Call } from "./call.ts";
import type { http } from "./http.ts";

/** The input of a rule: the call, the current application, the actor and the time. */
type Judged<R extends Route> = Call<R> & { application: Application; meta: CommandMeta };

/** The result of a rule: the change, or the change with further data for the response. */
export type Done = ApplicationChange | { change: ApplicationChange };
export type Rule<R extends Route, D extends Done> = (judged: Judged<R>) => D | Promise<D>;
export type ToReply<R extends Route, D extends Done> = (done: D, judged: Judged<R>) => ReplyOf<R>;

export type Handler = ReturnType<ReturnType<typeof http<Route>>["handler"]>;

export const changeOf = (done: Done): ApplicationChange => ("change" in done ? done.change : done);

/** The response of a command that moves an application on. */
export const toMoved = (done: Done) => {
  const { reference, status, version } = changeOf(done).after;
  return { reference, status, version };
};
