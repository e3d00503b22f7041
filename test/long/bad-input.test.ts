import { testBadInput } from "../http/bad-input.ts";

testBadInput(1);
