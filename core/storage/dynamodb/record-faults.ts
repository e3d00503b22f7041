/** Whether a record is at fault, or the tables and the network. */
import { DomainError } from "../../domain/shared/domain-error.ts";

/**
 * Whether it is the record that is at fault, not the tables or the network: what fails at every try, however often,
 * until somebody mends it.
 */
export const isOfRecord = (error: unknown): boolean => {
  if (error instanceof DomainError) return error.code !== "unavailable";
  const { name, $metadata } = error as { name?: string; $metadata?: object };
  return $metadata === undefined || name === "ValidationException" || name === "TransactionCanceledException";
};
