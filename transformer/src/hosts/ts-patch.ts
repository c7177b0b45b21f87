/**
 * What `require("@coopy/transformer")` gives: ts-patch requires a plugin and calls its default export.
 * The rest is that of `import`, so that both see one module.
 */
import { programTransformer } from "./program-transformer.ts";

export * from "../index.ts";
export default programTransformer();
