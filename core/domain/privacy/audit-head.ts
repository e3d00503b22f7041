/** The stored form of the end of an audit chain, within the record whose chain it ends. */
import type * as z from "zod";
import { fields, text, whole } from "../shared/stored.ts";
import type { AuditHead } from "./audit.ts";

export const auditHead = (): z.ZodType<AuditHead> => fields({ sequence: whole(), hash: text() });
