// The comments of libraries are a quarter of what the compiler reads before the first cell, and are looked at only when a
// person asks what a name is. Libraries are read without them; those of a file are put in when it is asked for one.
import type * as TS from "@tslab/typescript-for-tslab";

/** Of a symbol or a signature; the compiler has these methods on the prototypes of both. */
interface Documented {
  readonly declarations?: readonly TS.Node[];
  readonly declaration?: TS.Node;
  getDocumentationComment(...given: unknown[]): unknown;
  getJsDocTags(...given: unknown[]): unknown;
}
interface Allocator {
  getSymbolConstructor(): { readonly prototype: Documented };
  getSignatureConstructor(): { readonly prototype: Documented };
}
interface WithDocs extends TS.Node {
  jsDoc?: { parent: TS.Node }[];
}

const comment = /^[ \t]*\/\*\*(?!\/)[\s\S]*?\*\//gm;

/** As long as before: all places stay. Whether something is deprecated matters to more than who reads of it. */
const withoutDocs = (text: string): string =>
  text.replace(comment, (found) => (found.includes("@deprecated") ? found : found.replace("/**", "/* ")));

const isLibrary = (file: string): boolean => /\/node_modules\/.*\.d\.[cm]?ts$/.test(file);

/** Puts the comments of a file that was read whole into the same file without them. */
function copyDocs(ts: typeof TS, from: WithDocs, to: WithDocs): void {
  if (from.kind !== to.kind || from.end !== to.end) return;
  if (from.jsDoc) {
    to.jsDoc = from.jsDoc;
    for (const doc of from.jsDoc) doc.parent = to;
  }
  const children: TS.Node[] = [];
  ts.forEachChild(to, (child) => void children.push(child));
  let next = 0;
  ts.forEachChild(from, (child) => {
    const same = children[next++];
    if (same) copyDocs(ts, child, same);
  });
}

/** A system that reads libraries without their comments, for a compiler that then finds them when it is asked for them. */
export function readDocsLater(ts: typeof TS, system: TS.System): TS.System {
  const whole = new WeakSet<TS.SourceFile>();

  function readDocs(file: TS.SourceFile): void {
    if (whole.has(file) || !isLibrary(file.fileName)) return;
    whole.add(file);
    const text = system.readFile(file.fileName);
    if (text !== undefined) copyDocs(ts, ts.createSourceFile(file.fileName, text, file.languageVersion, true), file);
  }

  const { getSymbolConstructor, getSignatureConstructor } = (ts as unknown as { objectAllocator: Allocator })
    .objectAllocator;
  for (const { prototype } of [getSymbolConstructor(), getSignatureConstructor()])
    for (const method of ["getDocumentationComment", "getJsDocTags"] as const) {
      const original = prototype[method];
      prototype[method] = function (this: Documented, ...given) {
        for (const one of this.declarations ?? [this.declaration]) if (one) readDocs(one.getSourceFile());
        return original.apply(this, given);
      };
    }

  const readFile = (file: string, encoding?: string): string | undefined => {
    const text = system.readFile(file, encoding);
    return text !== undefined && isLibrary(file) ? withoutDocs(text) : text;
  };
  return Object.assign(Object.create(system) as TS.System, { readFile });
}
