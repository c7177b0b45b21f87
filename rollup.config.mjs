import { existsSync } from "node:fs";
import { join } from "node:path";
import { declarations } from "./scripts/rollup-declarations.mjs";

/** What is published: per package, the entries of `dist/` and the modules of `build/` they bundle. */
const packages = {
  runtime: {
    index: "index.js",
    "generated-v1": "generated-v1.js",
    testing: "testing.js",
    inspect: "inspect.js",
    node: "node/index.js",
  },
  transformer: {
    index: "index.js",
    "ts-patch": "hosts/ts-patch.js",
    rollup: "hosts/rollup.js",
    rolldown: "hosts/rolldown.js",
    vite: "hosts/vite.js",
    esbuild: "hosts/esbuild.js",
    webpack: "hosts/webpack.js",
    hosts: "hosts/hosts.js",
  },
  cli: {
    main: "main.js",
  },
};

const isExternal = (id) => !id.startsWith(".") && !id.startsWith("/");

export default Object.entries(packages).flatMap(([directory, entries]) => {
  const build = join(import.meta.dirname, directory, "build");
  const input = Object.fromEntries(
    Object.entries(entries)
      .map(([name, file]) => [name, join(build, file)])
      .filter(([, file]) => existsSync(file)),
  );
  if (Object.keys(input).length === 0) return [];
  return {
    input,
    external: isExternal,
    plugins: [declarations(build)],
    output: {
      dir: join(import.meta.dirname, directory, "dist"),
      // Shared modules are chunks of their own: a registry of classes must not exist once per entry.
      chunkFileNames: "chunks/[name].js",
      minifyInternalExports: false,
    },
  };
});
