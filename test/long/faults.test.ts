import { testCommands } from "../faults/commands.ts";

testCommands(true);
