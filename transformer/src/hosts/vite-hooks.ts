import type { Plugin, ViteDevServer } from "vite";
import type { BundlerSession } from "./bundler-session.ts";

/** What Vite needs beside the hooks every bundler has, and vitest with it. */
export interface ViteHooks {
  readonly hooks: Pick<Plugin, "configResolved" | "configureServer" | "hotUpdate">;
  isServing(): boolean;
  /** Makes servers transform again what a change elsewhere has altered. */
  invalidateChanged(): void;
}

export function viteHooks(session: BundlerSession): ViteHooks {
  const servers = new Set<ViteDevServer>();
  let altered: readonly string[] = [];

  return {
    hooks: {
      configResolved: ({ root }) => session.setRoot(root),
      configureServer(server) {
        servers.add(server);
        server.httpServer?.once("close", () => servers.delete(server));
      },
      hotUpdate({ modules, timestamp }) {
        const { moduleGraph } = this.environment;
        const more = altered.flatMap((file) => [...(moduleGraph.getModulesByFile(file) ?? [])]);
        for (const module of more) moduleGraph.invalidateModule(module, undefined, timestamp, true);
        return [...new Set([...modules, ...more])];
      },
    },
    isServing: () => servers.size > 0,
    invalidateChanged() {
      if (servers.size === 0) return;
      altered = session.filesWithNewEdits();
      const environments = [...servers].flatMap((server) => Object.values(server.environments));
      for (const { moduleGraph } of environments) {
        for (const module of altered.flatMap((file) => [...(moduleGraph.getModulesByFile(file) ?? [])])) {
          moduleGraph.invalidateModule(module);
        }
      }
    },
  };
}
