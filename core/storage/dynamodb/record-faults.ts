/** Tells a faulty record from a failure of the tables or the network. */
import { DomainError } from "../../domain/shared/domain-error.ts";

/**
 * Whether the record is faulty, and not the tables or the network. A faulty record fails at every try until
 * somebody repairs the record.
 */
export const isOfRecord = (error: unknown): boolean => {
  if (error instanceof DomainError) return error.code !== "unavailable";
  const { name, $metadata } = error as { name?: string; $metadata?: object };
  return $metadata === undefined || name === "ValidationException" || name === "TransactionCanceledException";
};
