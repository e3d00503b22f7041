import { testReading } from "../attacks/reading.ts";

testReading(3000);
