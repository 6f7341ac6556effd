import { existsSync, globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import ts from "typescript";

/** Which of our packages each of our packages may import. Arrows point one way. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  drift: [],
  source: ["drift"],
  learn: ["drift"],
  monitor: ["drift"],
  view: ["drift"],
  server: ["monitor", "source", "learn", "view"],
  kernel: [],
  lab: ["view"],
  driftline: ["drift", "source", "learn", "monitor", "server", "view"],
};

/** Packages that run in a browser too. */
const withoutNode = ["drift", "view"];

/** Lines of code that half, nearly all, and all of the files stay within. */
const limits = { median: 60, percentile95: 250, largest: 400 };

interface SourceFile {
  readonly file: string;
  readonly imports: readonly string[];
  readonly lines: number;
}

/** Lines that hold a token: comments and blank lines are not counted. */
export function linesOfCode(text: string): number {
  const parsed = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true);
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren();
    if (children.length === 0 && node.end > node.getStart()) {
      const lineAt = (position: number): number => parsed.getLineAndCharacterOfPosition(position).line;
      for (let line = lineAt(node.getStart()); line <= lineAt(node.end); line++) lines.add(line);
    }
    children.forEach(visit);
  };
  visit(parsed);
  return lines.size;
}

function readSources(root: string): SourceFile[] {
  return globSync("packages/*/src/**/*.{ts,tsx,mts}", { cwd: root })
    .map((file) => file.replaceAll(path.sep, "/"))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(root, file), "utf8");
      const imports = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
      return { file, imports, lines: linesOfCode(text) };
    });
}

const packageOf = (file: string): string => file.split("/")[1] ?? "";
const resolved = (file: string, specifier: string): string => path.posix.join(path.posix.dirname(file), specifier);

function faultOfImport(file: string, specifier: string): string | undefined {
  const owner = packageOf(file);
  if (specifier.startsWith(".")) {
    const inside = resolved(file, specifier).startsWith(`packages/${owner}/`);
    return inside ? undefined : `${file} leaves its package with ${specifier}`;
  }
  const [, ours] = /^(?:@driftline\/)?(drift(?:line)?|(?<=\/)[^/]+)(?:\/|$)/.exec(specifier) ?? [];
  if (ours && !allowed[owner]?.includes(ours)) return `${file} must not import ${specifier}`;
  if (isBuiltin(specifier) && withoutNode.includes(owner)) return `${file} must not import Node's ${specifier}`;
  return undefined;
}

/** The first way round through relative imports that ends where it began, if there is one. */
function findCycle(sources: readonly SourceFile[]): readonly string[] | undefined {
  const importsOf = new Map(sources.map(({ file, imports }) => [file, imports] as const));
  const done = new Set<string>();
  const search = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    const next = (importsOf.get(file) ?? []).filter((specifier) => specifier.startsWith("."));
    for (const specifier of next) {
      const cycle = search(resolved(file, specifier), [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const { file } of sources) {
    const cycle = search(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

function faultsOfSize(sources: readonly SourceFile[]): string[] {
  const sizes = sources.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (share: number): number => sizes[Math.max(0, Math.ceil(share * sizes.length) - 1)] ?? 0;
  return [
    ...(at(0.5) > limits.median ? [`the median file has ${at(0.5)} lines of code, over ${limits.median}`] : []),
    ...(at(0.95) > limits.percentile95
      ? [`the 95th percentile of files has ${at(0.95)} lines of code, over ${limits.percentile95}`]
      : []),
    ...sources
      .filter(({ lines }) => lines > limits.largest)
      .map(({ file, lines }) => `${file} has ${lines} lines of code, over ${limits.largest}`),
  ];
}

export interface Faults {
  readonly packages: readonly string[];
  readonly imports: readonly string[];
  readonly cycle: readonly string[] | undefined;
  readonly sizes: readonly string[];
  readonly files: number;
}

/** What is wrong with the packages below a folder; all lists are empty where nothing is. */
export function architectureFaults(root: string): Faults {
  const sources = readSources(root);
  const names = new Set(sources.map(({ file }) => packageOf(file)));
  return {
    packages: [...names].filter((name) => !Object.hasOwn(allowed, name)).map((name) => `packages/${name} has no row`),
    imports: sources.flatMap(({ file, imports }) =>
      imports.flatMap((specifier) => {
        const missing = specifier.startsWith(".") && !existsSync(path.join(root, resolved(file, specifier)));
        return missing ? [`${file} imports ${specifier}, which is not there`] : (faultOfImport(file, specifier) ?? []);
      }),
    ),
    cycle: findCycle(sources),
    sizes: faultsOfSize(sources),
    files: sources.length,
  };
}
