import { timeZone } from "../../core/domain/shared/zone.ts";

/**
 * Today's date at the office by this machine's clock. Only a suggestion: the server decides by its own clock.
 */
export const today = (now = new Date()): string => new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
