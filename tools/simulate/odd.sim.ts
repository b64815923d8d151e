import { testSeeds } from "./seeds.ts";

testSeeds(1, 200, 1);
