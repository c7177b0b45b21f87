/** The hosts for another `transform`: what tests drive them with, and what a tool of one's own may need. */
export { type ProgramTransformer, programTransformer } from "./program-transformer.ts";
