import type * as TS from "@tslab/typescript-for-tslab";

/**
 * Lets every `await` of a cell's code ask whether its cell was stopped: one that was goes no further, whatever it
 * catches. Dynamic imports go through the kernel, which also loads what `require` cannot. Calls `waits` for
 * what waits outside of functions: tslab does not see a `for await`, and takes `await (…)` for a call.
 */
export function guardSteps(ts: typeof TS, waits: () => void): TS.TransformerFactory<TS.SourceFile> {
  return (context) => {
    const { factory } = context;
    const call = (name: string, args: readonly TS.Expression[]): TS.Expression =>
      factory.createCallExpression(
        factory.createPropertyAccessExpression(factory.createIdentifier("__tslab__"), name),
        undefined,
        args,
      );

    function guarded(node: TS.Node): TS.Node {
      if (ts.isAwaitExpression(node)) return factory.updateAwaitExpression(node, call("gate", [node.expression]));
      if (ts.isForOfStatement(node) && node.awaitModifier) {
        const step = factory.createExpressionStatement(factory.createAwaitExpression(call("gate", [])));
        const body = factory.createBlock([step, node.statement], true);
        return factory.updateForOfStatement(node, node.awaitModifier, node.initializer, node.expression, body);
      }
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        return call("load", node.arguments);
      }
      return node;
    }

    let depth = 0;
    function visit(node: TS.Node): TS.Node {
      const inFunction = ts.isFunctionLike(node);
      const isWaiting = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);
      if (depth === 0 && isWaiting) waits();
      depth += inFunction ? 1 : 0;
      const visited = guarded(ts.visitEachChild(node, visit, context));
      depth -= inFunction ? 1 : 0;
      return visited;
    }
    return (file) => ts.visitEachChild(file, visit, context);
  };
}
