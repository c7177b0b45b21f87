import { createUnplugin, type UnpluginContext, type UnpluginInstance } from "unplugin";
import { transform as realTransform } from "../pipeline.ts";
import {
  type BundlerOptions,
  type BundlerSession,
  bundlerSession,
  type ModuleResult,
} from "./bundler-session.ts";
import { viteHooks } from "./vite-hooks.ts";

export type BundlerPlugin = UnpluginInstance<BundlerOptions | undefined, false>;

const typeScriptModule = /^(?!.*\/node_modules\/)[^\0?]+(?<!\.d)\.[cm]?tsx?$/;

/** Makes the plugin for every bundler. It runs before types are stripped: its input is TypeScript. */
export function bundlerPlugin(transform = realTransform): BundlerPlugin {
  return createUnplugin<BundlerOptions | undefined, false>((options = {}) => {
    const session = bundlerSession(transform, options);
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
          report(this, session, result);
          // A dev server is told which modules changed; what each may depend on would be far too much for it.
          if (!vite.isServing()) for (const each of result.dependencies) this.addWatchFile(each);
          return result.output;
        },
      },
    };
  });
}

function report(context: UnpluginContext, session: BundlerSession, { errors, warnings }: ModuleResult): void {
  for (const warning of warnings) context.warn(session.render([warning]));
  const [first] = errors;
  if (first === undefined) return;
  const loc = session.locate(first);
  context.error({ message: session.render(errors), pluginCode: first.code, id: loc.file, loc });
}

/** The compiler writes slashes on every system. */
function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
