import path from "node:path";
import type * as TS from "@tslab/typescript-for-tslab";

/** Where tslab keeps what earlier cells declared. */
const earlier = "__prev__.d.ts";

/**
 * Writes `{ name: exports.name }` for `{ name }` where an earlier cell declared the name. tslab does so wherever a name
 * is used, but takes this one for that of the property alone.
 */
export function spellOutShorthand(ts: typeof TS, checker: TS.TypeChecker): TS.TransformerFactory<TS.SourceFile> {
  const isEarlier = (node: TS.ShorthandPropertyAssignment): boolean =>
    (checker.getShorthandAssignmentValueSymbol(node)?.declarations ?? []).some(
      (declaration) => path.posix.basename(declaration.getSourceFile().fileName) === earlier,
    );
  return (context) => {
    const { factory } = context;
    function visit(node: TS.Node): TS.Node {
      const visited = ts.visitEachChild(node, visit, context);
      if (!ts.isShorthandPropertyAssignment(node) || !isEarlier(node)) return visited;
      const { name, objectAssignmentInitializer } = visited as TS.ShorthandPropertyAssignment;
      const variable = factory.createPropertyAccessExpression(factory.createIdentifier("exports"), name.text);
      const value = objectAssignmentInitializer
        ? factory.createAssignment(variable, objectAssignmentInitializer)
        : variable;
      return ts.setTextRange(factory.createPropertyAssignment(name.text, value), node);
    }
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
