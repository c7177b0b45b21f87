/** Resolves with the result of what ran, once `durable` does. */
export function answer(result: unknown, durable: Promise<void> | undefined): Promise<never> {
  if (durable === undefined) return Promise.resolve(result) as Promise<never>;
  // Callers without a result share one promise.
  return (result === undefined ? durable : durable.then(() => result)) as Promise<never>;
}

/** Rejects with the error of what was refused or undone, once what it saw is durable. */
export function refuse(error: unknown, durable: Promise<void> | undefined): Promise<never> {
  if (durable === undefined) return Promise.reject(error);
  return durable.then(() => {
    throw error;
  });
}

/** Tells which of the commands executed together threw. The error itself stays the very one. */
export function withIndex(error: unknown, index: number): unknown {
  if (typeof error === "object" && error !== null && Object.isExtensible(error)) {
    Object.defineProperty(error, "index", { value: index, configurable: true, writable: true });
  }
  return error;
}
