/** An application as the console is shown it. */
import type { Reply } from "../../api-client.ts";

export type ShownApplication = Reply<"showApplication">;
