/** How a call ended. */
export type Settled =
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly error: unknown };

/** Begins a call that answers at once or by a promise; tells `done` at the very moment when the caller is told. */
export function begin(call: () => unknown, told: (settled: Settled) => void): Settled | Promise<Settled> {
  const settle = (settled: Settled) => {
    told(settled);
    return settled;
  };
  const fail = (error: unknown) => settle({ kind: "failed", error });
  try {
    const answer = call();
    if (answer instanceof Promise) return answer.then((result) => settle({ kind: "done", result }), fail);
    return settle({ kind: "done", result: answer });
  } catch (error) {
    return fail(error);
  }
}
