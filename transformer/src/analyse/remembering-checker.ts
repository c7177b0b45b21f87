import type ts from "typescript";
import type { Compilation } from "../compilation.ts";

/**
 * A checker that remembers what it said of a node. The compiler's own looks a name up, and follows the control flow to
 * an expression, each time it is asked; here many ask for the same nodes.
 */
export function rememberingChecker({ ts, program }: Compilation): ts.TypeChecker {
  const checker = program.getTypeChecker();
  const { Any, Unknown, String: text, Number: number, Boolean: boolean } = ts.TypeFlags;
  const wordOf = remembering((type: ts.Type) => checker.typeToString(type));
  return {
    ...checker,
    // What is a word of the language is called the same everywhere.
    typeToString: (type, ...at) =>
      type.flags & (Any | Unknown | text | number | boolean) && type.aliasSymbol === undefined
        ? wordOf(type)
        : checker.typeToString(type, ...at),
    getSymbolAtLocation: remembering(checker.getSymbolAtLocation),
    getTypeAtLocation: remembering(checker.getTypeAtLocation),
    getContextualType: remembering(checker.getContextualType),
    getShorthandAssignmentValueSymbol: remembering(checker.getShorthandAssignmentValueSymbol),
  };
}

function remembering<Node, Answer>(ask: (node: Node) => Answer): (node: Node) => Answer {
  const answers = new Map<Node, Answer>();
  return (node) => {
    const known = answers.get(node);
    if (known !== undefined || answers.has(node)) return known as Answer;
    const answer = ask(node);
    answers.set(node, answer);
    return answer;
  };
}
