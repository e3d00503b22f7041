import { testBadInput } from "./bad-input.ts";

testBadInput(8);
