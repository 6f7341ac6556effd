// Packages for cells: by `require` as tslab does, and by `import` where that cannot load them.
import path from "node:path";
import vm from "node:vm";

type Require = (id: string) => unknown;

const onlyImport = new Set([
  "ERR_REQUIRE_ASYNC_MODULE",
  "ERR_REQUIRE_ESM",
  "ERR_PACKAGE_PATH_NOT_EXPORTED",
  "MODULE_NOT_FOUND",
]);

function needsImport(error: unknown): boolean {
  return error instanceof Error && onlyImport.has(String((error as { code?: unknown }).code));
}

/** As TypeScript's helper of this name does for `import * as`. */
function importStar(loaded: unknown): unknown {
  if (loaded === null || (typeof loaded !== "object" && typeof loaded !== "function")) return { default: loaded };
  if ((loaded as { __esModule?: boolean }).__esModule) return loaded;
  return { ...loaded, default: loaded };
}

/** As Node's `require` gives a module of exports: TypeScript's helpers find the default one by `__esModule`. */
function asRequired(module: object): object {
  const names = Object.keys(module).map((name): [string, PropertyDescriptor] => [
    name,
    { enumerable: true, get: () => (module as Record<string, unknown>)[name] },
  ]);
  return Object.defineProperties({ __esModule: true }, Object.fromEntries(names));
}

export interface Loader {
  readonly require: Require;
  load(id: unknown): Promise<unknown>;
  /** Loads what the code requires and only `import` can load. */
  prepare(code: string): Promise<void> | undefined;
}

const required = /\brequire\("((?:[^"\\]|\\.)+)"\)/g;

export function makeLoader(directory: string, tslabRequire: Require): Loader {
  const filename = path.join(directory, "__tslab__.js");
  const nativeImport: (id: string) => Promise<object> = vm.runInThisContext("(id) => import(id)", {
    filename,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const imported = new Map<string, unknown>();

  async function loadNatively(id: string, first: unknown): Promise<unknown> {
    try {
      const module = await nativeImport(id);
      imported.set(id, asRequired(module));
      return module;
    } catch (error) {
      throw (error as { code?: unknown }).code === "ERR_MODULE_NOT_FOUND" ? first : error;
    }
  }

  async function load(id: unknown): Promise<unknown> {
    const name = String(id);
    if (imported.has(name)) return nativeImport(name);
    try {
      return importStar(tslabRequire(name));
    } catch (error) {
      if (needsImport(error)) return loadNatively(name, error);
      throw error;
    }
  }

  function prepare(code: string): Promise<void> | undefined {
    const late: [string, unknown][] = [];
    for (const [, id = ""] of code.matchAll(required)) {
      if (imported.has(id)) continue;
      try {
        tslabRequire(id);
      } catch (error) {
        // Everything else fails again, and is reported, where the cell says it.
        if (needsImport(error)) late.push([id, error]);
      }
    }
    if (late.length === 0) return undefined;
    return (async () => {
      for (const [id, error] of late) await loadNatively(id, error);
    })();
  }

  // A proxy, as cells may ask it for `resolve` and `cache` too.
  const require = new Proxy(tslabRequire, {
    apply: (target, self, args) => (imported.has(args[0]) ? imported.get(args[0]) : Reflect.apply(target, self, args)),
  });
  return { require, load, prepare };
}
