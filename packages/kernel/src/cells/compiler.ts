// tslab's compiler as the kernel uses it: newer library types, packages resolved as today, and maps back to the source.
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type * as TS from "@tslab/typescript-for-tslab";
import type * as Converting from "tslab/dist/converter.js";
import type * as Executing from "tslab/dist/executor.js";
import type * as Metadata from "tslab/dist/metadata.js";
import { readDocsLater } from "./docs.ts";
import { guardSteps } from "./guard.ts";
import { createProgramWith } from "./program.ts";

const require = createRequire(import.meta.url);
const tslabPackage = require.resolve("tslab/package.json");
const tslabRequire = createRequire(tslabPackage);

/** The map from a cell's source to TypeScript's output, and from there to what runs. */
export interface Maps {
  /** Whether the code waits outside of functions in a way that tslab does not see. */
  readonly waits: boolean;
  readonly compiled: string;
  readonly transpiled: string;
}

const inlineMap = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]*)\s*$/;
const newerTypes = fileURLToPath(new URL("../../types/newer.d.ts", import.meta.url));

/** Where no types of Node are installed beside the notebook, tslab brings old ones, and the kernel newer ones. */
const tslabTypes = path.join(path.dirname(tslabPackage), "node_modules", "@types");
const ownTypes = path.dirname(path.dirname(require.resolve("@types/node/package.json")));

function typesFor(roots: readonly string[] = []): TS.CompilerOptions {
  const kept = roots.filter((root) => path.normalize(root) !== tslabTypes);
  return kept.length === roots.length ? {} : { typeRoots: [...kept, ownTypes], types: ["node"] };
}

let lastMaps: Maps = { waits: false, compiled: "", transpiled: "" };

/** The maps of what was compiled last. */
export const mapsOfLast = (): Maps => lastMaps;

/** tslab fixes its options inside: they are changed where it hands them to TypeScript. */
function adapt(ts: typeof TS): typeof TS {
  const options = (given: TS.CompilerOptions): TS.CompilerOptions => ({
    ...given,
    ...typesFor(given.typeRoots),
    inlineSourceMap: true,
    // Node runs such files as they are.
    allowImportingTsExtensions: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: [...(given.lib ?? []).map((lib) => (lib === "lib.es2022.d.ts" ? "lib.es2023.d.ts" : lib)), newerTypes],
  });
  const createWatchCompilerHost = (
    files: string[],
    given: TS.CompilerOptions,
    system: TS.System,
    _createProgram: unknown,
    ...rest: never[]
  ): unknown =>
    Reflect.apply(ts.createWatchCompilerHost, ts, [
      files,
      options(given),
      readDocsLater(ts, system),
      createProgramWith(ts),
      ...rest,
    ]);
  const transpileModule: typeof ts.transpileModule = (input, given) => {
    const compiled = inlineMap.exec(input)?.[1] ?? "";
    let waits = false;
    const { outputText, ...more } = ts.transpileModule(input.replace(inlineMap, ""), {
      ...given,
      compilerOptions: { ...given.compilerOptions, inlineSourceMap: true },
      transformers: {
        before: [
          guardSteps(ts, () => {
            waits = true;
          }),
        ],
      },
    });
    lastMaps = { waits, compiled, transpiled: inlineMap.exec(outputText)?.[1] ?? "" };
    return { ...more, outputText: outputText.replace(inlineMap, "") };
  };
  return { ...ts, createWatchCompilerHost, transpileModule } as typeof TS;
}

function loadAdapted(): typeof TS {
  const file = tslabRequire.resolve("@tslab/typescript-for-tslab");
  const original: typeof TS = tslabRequire(file);
  const cached = tslabRequire.cache[file];
  if (cached) cached.exports = adapt(original);
  return original;
}

export const ts = loadAdapted();
export const { createConverter, isCompleteCode }: typeof Converting = tslabRequire("./dist/converter.js");
export const { createExecutor }: typeof Executing = tslabRequire("./dist/executor.js");
export const { getCodeMetadata }: typeof Metadata = tslabRequire("./dist/metadata.js");
export const { printQuickInfo }: { printQuickInfo(info: TS.QuickInfo): string } = tslabRequire("./dist/inspect.js");
export const tslabOutput: { lastWriteDisplayData?: (data: unknown, update: boolean) => void } =
  tslabRequire("./dist/jupyter.js");
