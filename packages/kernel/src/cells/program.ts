// Programs for tslab's converter. The compiler would note of some hundred files what refers to what, twice for every cell:
// the converter asks that once, of one file, which is answered here.
import type * as TS from "@tslab/typescript-for-tslab";
import { spellOutShorthand } from "./shorthand.ts";

type Program = TS.EmitAndSemanticDiagnosticsBuilderProgram;

/** What the compiler has, and does not tell in its types. */
interface Binding {
  bindSourceFile(file: TS.SourceFile, options: TS.CompilerOptions): void;
}
interface Imports {
  readonly resolvedModules?: {
    forEach(visit: (entry: { readonly resolvedModule?: { readonly resolvedFileName: string } }) => void): void;
  };
}

/** The converter looks up which names a cell declares before anything has asked for its types. */
function bindNames(ts: typeof TS, builder: TS.BuilderProgram): void {
  for (const file of builder.getSourceFiles()) {
    if (!("locals" in file && file.locals)) {
      (ts as unknown as Binding).bindSourceFile(file, builder.getCompilerOptions());
    }
  }
}

/**
 * The file and the sources it imports, directly or not: what is converted with it. Declarations are not, nor what lies
 * outside of the notebook's folder, such as other packages of its workspace: Node loads that by itself.
 */
function dependenciesOf(builder: TS.BuilderProgram, file: TS.SourceFile): string[] {
  const found = new Set<string>();
  const folder = file.fileName.slice(0, file.fileName.lastIndexOf("/") + 1);
  const visit = (one: TS.SourceFile): void => {
    const { fileName } = one;
    const isOutside = !fileName.startsWith(folder) || fileName.includes("/node_modules/");
    if (one.isDeclarationFile || isOutside || found.has(fileName)) return;
    found.add(fileName);
    (one as unknown as Imports).resolvedModules?.forEach(({ resolvedModule }) => {
      const next = resolvedModule && builder.getSourceFile(resolvedModule.resolvedFileName);
      if (next) visit(next);
    });
  };
  visit(file);
  return [...found];
}

export function createProgramWith(ts: typeof TS): TS.CreateProgram<Program> {
  return (...given) => {
    const builder = ts.createAbstractBuilder(...given);
    bindNames(ts, builder);
    const emit: Program["emit"] = (file, write, token, onlyTypes, transformers = {}) => {
      const before = [spellOutShorthand(ts, builder.getProgram().getTypeChecker()), ...(transformers.before ?? [])];
      return builder.emit(file, write, token, onlyTypes, { ...transformers, before });
    };
    const getAllDependencies = (file: TS.SourceFile): string[] => dependenciesOf(builder, file);
    return { ...builder, emit, getAllDependencies } as unknown as Program;
  };
}
