/** The simulation as a program of its own. */

export { rot } from "./bit-rot.ts";
export { faults } from "./faults.ts";
export { simulate, simulateFailures } from "./simulate.ts";
export { timings } from "./timing.ts";
