import { getHeapStatistics } from "node:v8";

/**
 * How many bytes a decoder allocates, garbage included: objects on the heap and the buffers behind them. What is
 * collected meanwhile is not seen, so a fall is measured again; with a large young generation that is rare.
 */
export function allocatedBytes(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

/** What an input may allocate: a bit whatever it is, and then in proportion to its length. */
export const allowance = { constantBytes: 48 * 1024, factor: 600 } as const;

export function allowedBytes(inputBytes: number): number {
  return allowance.constantBytes + allowance.factor * inputBytes;
}
