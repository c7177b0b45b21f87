import type ts from "typescript";

/**
 * A checker that remembers what it said of a node. The compiler's own looks a name up, and follows the control flow to
 * an expression, each time it is asked; here many ask for the same nodes.
 */
export function rememberingChecker(checker: ts.TypeChecker): ts.TypeChecker {
  return {
    ...checker,
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
