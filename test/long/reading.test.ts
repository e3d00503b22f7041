import { testReading } from "../http/reading.ts";

testReading(3000);
