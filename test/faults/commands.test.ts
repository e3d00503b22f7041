import { testCommands } from "./commands.ts";

testCommands(false);
