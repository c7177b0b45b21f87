import { createUnplugin, type UnpluginContext, type UnpluginInstance } from "unplugin";
import { transform as realTransform } from "../pipeline.ts";
import { type BundlerOptions, type BundlerSession, bundlerSession } from "./bundler-session.ts";
import type { ModuleResult } from "./module-result.ts";
import { optionsOf } from "./plugin-options.ts";
import { viteHooks } from "./vite-hooks.ts";

export type BundlerPlugin = UnpluginInstance<BundlerOptions | undefined, false>;

const typeScriptModule = /^(?!.*\/node_modules\/)[^\0?]+(?<!\.d)\.[cm]?tsx?$/;

/** Makes the plugin for every bundler. It runs before types are stripped: its input is TypeScript. */
export function bundlerPlugin(transform = realTransform): BundlerPlugin {
  return createUnplugin<BundlerOptions | undefined, false>((options = {}) => {
    const configured: typeof transform = (compilation, own) =>
      transform(compilation, optionsOf(compilation, own));
    const session = bundlerSession(configured, options);
    const vite = viteHooks(session);
    return {
      name: "coopy",
      enforce: "pre",
      vite: vite.hooks,
      buildStart: () => session.refresh(),
      watchChange(id) {
        session.fileChanged(slashed(id));
        vite.invalidateChanged();
      },
      transform: {
        filter: { id: typeScriptModule },
        handler(code, id) {
          const file = slashed(id);
          const result = session.moduleResult(file, code);
          report(this, session, file, result);
          // A dev server is told which modules changed; what each may depend on would be far too much for it.
          if (!vite.isServing()) for (const each of result.dependencies) this.addWatchFile(each);
          return result.output;
        },
      },
    };
  });
}

function report(context: UnpluginContext, session: BundlerSession, file: string, result: ModuleResult): void {
  for (const warning of result.warnings) context.warn(session.render([warning]));
  const [first] = result.errors;
  if (first === undefined) return;
  const message = session.render(result.errors);
  // Bundlers name the module they are at, so a place elsewhere would be shown as one in this module.
  const isHere = first.place.file === file;
  context.error({ message, pluginCode: first.code, ...(isHere && { loc: session.locate(first) }) });
}

/** The compiler writes slashes on every system. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
