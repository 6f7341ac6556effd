// What JupyterLab loads: a container in the sense of module federation, which takes the page's own copies of the libraries
// that must be there once. Two functions say all of it, so that no bundler with plugins is needed.
import { extension } from "./extension.ts";
import { reportRenderer } from "./renderer.ts";
import { type ShareScope, sharedModule } from "./share.ts";
import { widgetPlugins } from "./widgets.ts";

type Make = (scope: ShareScope) => Promise<unknown>;

const modules = new Map<string, Make>([
  ["./mimeExtension", async (scope) => reportRenderer(await sharedModule(scope, "@lumino/widgets"))],
  ["./extension", async (scope) => widgetPlugins(await sharedModule(scope, "@jupyter-widgets/base"))],
]);

let shared: ShareScope = {};

const container = {
  init(scope: ShareScope): void {
    shared = scope;
  },
  async get(name: string): Promise<() => object> {
    const make = modules.get(name);
    if (!make) throw new Error(`${extension.name} has no module ${name}`);
    const made = await make(shared);
    return () => ({ __esModule: true, default: made });
  },
};

const page = globalThis as { _JUPYTERLAB?: Record<string, typeof container> };
page._JUPYTERLAB ??= {};
page._JUPYTERLAB[extension.name] = container;
