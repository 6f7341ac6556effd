import path from "node:path";
import ts from "typescript";

const folder = import.meta.dirname;
const settings = path.resolve(folder, "../../../.config/tsconfig.json");

function options(): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(settings, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  const { options: shared } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, path.dirname(settings));
  const { tsBuildInfoFile: _, ...rest } = shared;
  return {
    ...rest,
    noEmit: true,
    composite: false,
    incremental: false,
    declaration: false,
    allowImportingTsExtensions: true,
    types: ["node"],
    customConditions: ["driftline-source"],
  };
}

export interface Mistake {
  readonly code: number;
  /** The words of the snippet that the compiler points at. */
  readonly at: string;
}

/** Compiles snippets, all in one go, and gives what the project's compiler has to say about each. */
export function compileSnippets(snippets: readonly string[]): Mistake[][] {
  const names = snippets.map((_, index) => path.join(folder, `snippet${index}.ts`));
  const texts = new Map(names.map((name, index) => [name, snippets[index] ?? ""]));
  const settled = options();
  const host = ts.createCompilerHost(settled);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists.call(host, file);
  host.readFile = (file) => texts.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, version, ...more) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile.call(host, file, version, ...more)
      : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram(names, settled, host);
  return names.map((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ code, start = 0, length = 0, messageText }) => ({
        code,
        at: source ? source.text.slice(start, start + length) : ts.flattenDiagnosticMessageText(messageText, "\n"),
      }),
    );
  });
}
