import { testBadInput } from "../attacks/bad-input.ts";

testBadInput(1);
