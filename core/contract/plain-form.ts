/** The HTML answers of a route that also takes the plain HTML form. */
import type { Language } from "../domain/shared/codes.ts";
import type { Problem } from "./replies/shared.ts";
import type { ReplyOf, Route } from "./route.ts";

/** The typed values by field name, to be shown again. */
export type Sent = Record<string, string[]>;

export interface PageAsked {
  sent: Sent;
  language: Language;
  siteUrl: string;
  /** The parameters of the path, as typed. */
  params: Record<string, string | undefined>;
}

/** A page, or the address of a redirect. `postsTo` is a second address to which the page's form may post. */
type PageAnswered = { location: string } | { html: string; postsTo?: string };

export interface PlainForm<R extends Route> {
  /** Adds the fields that the plain form lacks, and removes the fields that only the page needs. */
  fill?(body: unknown): unknown;
  answered(reply: ReplyOf<R>, asked: PageAsked): PageAnswered | Promise<PageAnswered>;
  /** Shows the form again, with its errors and all typed values. */
  refused(problem: Problem, asked: PageAsked): string | Promise<string>;
}
