import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { files, inProject } from "./shell.ts";

/** Code of a document or a doc comment that must compile and run as it stands. */
export interface Example {
  /** Where it stands, for people. */
  readonly where: string;
  readonly code: string;
  /** The source file it explains: what that file imports, and what its package exports, needs no import. */
  readonly within?: { readonly file: string; readonly package: string };
}

const read = (file: string): string => readFileSync(inProject(file), "utf8");
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Code blocks of a Markdown file that open with ```ts run. */
function inMarkdown(file: string): Example[] {
  const text = read(file);
  return [...text.matchAll(/^```ts run\n([\s\S]*?)^```$/gm)].map((match) => ({
    where: `${file}:${lineOf(text, match.index)}`,
    code: match[1] ?? "",
  }));
}

/** What follows @example in the doc comments of a source file, with or without a code fence. */
function inDocComments(file: string): Example[] {
  const text = read(file);
  const manifest: { readonly name: string } = JSON.parse(read(file.replace(/\/src\/.*$/, "/package.json")));
  return [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].flatMap((comment) => {
    const lines = (comment[1] ?? "").replace(/^[ \t]*\* ?/gm, "");
    return [...lines.matchAll(/^@example\b[^\n]*\n([\s\S]*?)(?=^@\w|(?![\s\S]))/gm)].map((match) => ({
      where: `${file}:${lineOf(text, comment.index) + lineOf(lines, match.index) - 1}`,
      code: (match[1] ?? "").replace(/^```.*$/gm, ""),
      within: { file, package: manifest.name },
    }));
  });
}

export function findExamples(): Example[] {
  const documents = files("*.md", "packages/*/*.md", "notebooks/**/*.md");
  return [...documents.flatMap(inMarkdown), ...files("packages/*/src/**/*.ts").flatMap(inDocComments)];
}

/** The value that a statement's trailing comment speaks of: an expression's, what is logged, or a new constant's. */
function valueShown(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) {
    const [declaration, second] = statement.declarationList.declarations;
    return declaration && !second && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
  }
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  const isLog = ts.isCallExpression(expression) && expression.expression.getText() === "console.log";
  return isLog ? expression.arguments[0]?.getText() : expression.getText();
}

/**
 * The import statements of a source file, each name on its own, as they read in a folder two levels down, and the types
 * beside what it imports, as those of its values.
 */
function importsOf(file: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    const from = text.startsWith(".") ? path.posix.join("../..", path.posix.dirname(file), text) : text;
    const types = text.startsWith(".") ? read(path.posix.join(path.posix.dirname(file), text)) : "";
    for (const [, name = ""] of types.matchAll(/^export (?:interface|type) (\w+)/gm)) {
      found.set(name, `import type { ${name} } from ${JSON.stringify(from)};`);
    }
    const bindings = statement.importClause?.namedBindings;
    for (const { name, isTypeOnly } of bindings && ts.isNamedImports(bindings) ? bindings.elements : []) {
      const type = isTypeOnly || statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? "type " : "";
      found.set(name.text, `import { ${type}${name.text} } from ${JSON.stringify(from)};`);
    }
  }
  return found;
}

/** The imports that the code of a doc comment leaves out, for it to run in the folder .cache/docs. */
function missingImports(parsed: ts.SourceFile, within: Example["within"], exported: readonly string[]): string[] {
  if (!within) return [];
  const scope = importsOf(within.file);
  for (const name of exported) scope.set(name, `import { ${name} } from ${JSON.stringify(within.package)};`);
  return [...scope].filter(([name]) => uses(parsed, name)).map(([, statement]) => statement);
}

/** Turns `statement; // 0.25` into a check of 0.25. `exported` is what the package of a doc comment exports. */
export function toModule({ where, code, within }: Example, exported: readonly string[], checker: string): string {
  const parsed = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  const body = parsed.statements.map((statement) => {
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    const value = comment && valueShown(statement);
    if (!value) return statement.getText();
    const shown = JSON.stringify(code.slice(comment.pos + 2, comment.end).trim());
    const check = `await expectShown(${value}, ${shown}, ${JSON.stringify(where)});`;
    return ts.isVariableStatement(statement) ? `${statement.getText()}\n${check}` : check;
  });
  return [
    `import { expectShown } from ${JSON.stringify(checker)};`,
    ...missingImports(parsed, within, exported),
    ...body,
    "",
  ].join("\n");
}

/** Whether the code uses a name that it does not declare itself. */
function uses(parsed: ts.SourceFile, name: string): boolean {
  let used = false;
  let declared = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) {
      const { parent } = node;
      const declares = ts.isVariableDeclaration(parent) || ts.isImportSpecifier(parent);
      if (declares && parent.name === node) declared = true;
      else if (!(ts.isPropertyAccessExpression(parent) && parent.name === node)) used = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return used && !declared;
}
