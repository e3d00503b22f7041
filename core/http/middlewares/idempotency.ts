/**
 * Reads the key that identifies a repeated request. The command's own read detects the repeat
 * (`IdempotentReplay`). Then this middleware replaces the error with the stored response.
 */
import { isCommand, type Route } from "../../contract/route.ts";
import { refuseField } from "../../domain/shared/domain-error.ts";
import { type Idempotency, IdempotentReplay } from "../../storage/dynamodb/idempotency.ts";
import type { StaffMember } from "../call.ts";
import { bodyText, digestOf, type HttpEvent, isFormRequest, sentBy } from "../read-request.ts";
import type { Middleware } from "../request.ts";

/** A key belongs to its caller and path. */
const readIdempotency = (route: Route, event: HttpEvent, staff: StaffMember | undefined): Idempotency => {
  const key =
    event.headers["idempotency-key"] ??
    (isFormRequest(route, event) ? sentBy(event).idempotencyKey?.[0] : undefined);
  if (!isCommand(route) || route.method !== "POST" || key === undefined || key === "")
    return { recordId: undefined, bodyDigest: "" };
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw refuseField("/Idempotency-Key", "not-a-key");
  const caller = staff ? `staff ${staff.id}` : "public";
  return { recordId: digestOf(caller, event.rawPath, key), bodyDigest: digestOf(bodyText(event)) };
};

export const idempotency = (route: Route): Middleware => ({
  before: ({ event, internal }) => {
    internal.idempotency = readIdempotency(route, event, internal.staff);
  },
  onError: (request) => {
    if (request.error instanceof IdempotentReplay) request.response = request.error.response;
  },
});
