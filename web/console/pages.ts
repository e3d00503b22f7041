/** Every page of the console, one line each; the first that fits an address is shown. */
import { applicationPage } from "./pages/application.tsx";
import { queuePage } from "./pages/queue.tsx";
import type { Page } from "./router.tsx";

export const pages: readonly Page[] = [queuePage, applicationPage];
