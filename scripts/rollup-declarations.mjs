import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const relativeImport = /(?<=(?:from|import)\s*\(?\s*")(\.{1,2}\/[^"]+)\.(?:ts|js)(?=")/g;

/**
 * Delivers the declarations that the entries' declarations reach. An entry `vite` of `hosts/vite.js` gets a
 * `vite.d.ts` that names the module it stands for; the others keep their places below `types/`.
 */
export function declarations(build) {
  return {
    name: "declarations",
    generateBundle(_, bundle) {
      const pending = [];
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || !chunk.isEntry) continue;
        const module = relative(build, chunk.facadeModuleId).replace(/\.js$/, "");
        const defaultExport = chunk.exports.includes("default")
          ? `export { default } from "./types/${module}.js";\n`
          : "";
        const source = `export * from "./types/${module}.js";\n${defaultExport}`;
        this.emitFile({ type: "asset", fileName: `${chunk.name}.d.ts`, source });
        pending.push(module);
      }
      const seen = new Set();
      for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
        if (seen.has(module)) continue;
        seen.add(module);
        const source = readFileSync(join(build, `${module}.d.ts`), "utf8")
          .replace(/^\/\/# sourceMappingURL=.*\n?/m, "")
          .replace(relativeImport, (_, specifier) => {
            pending.push(join(dirname(module), specifier));
            return `${specifier}.js`;
          });
        this.emitFile({ type: "asset", fileName: `types/${module}.d.ts`, source });
      }
    },
  };
}
