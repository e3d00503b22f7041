/** An application as the API returns it to the console. */
import type { Reply } from "../../api-client.ts";

export type ShownApplication = Reply<"showApplication">;
