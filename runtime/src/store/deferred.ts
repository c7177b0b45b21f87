/** A promise made when it is first asked for, and settled from outside. */
export class Deferred<T> {
  #promise: Promise<T> | undefined;
  #resolve: ((value: T) => void) | undefined;
  #reject: ((error: unknown) => void) | undefined;
  #settled: ((resolve: (value: T) => void, reject: (error: unknown) => void) => void) | undefined;

  get promise(): Promise<T> {
    this.#promise ??= new Promise((resolve, reject) => {
      if (this.#settled !== undefined) {
        this.#settled(resolve, reject);
        return;
      }
      this.#resolve = resolve;
      this.#reject = reject;
    });
    return this.#promise;
  }

  resolve(value: T): void {
    this.#settled = (resolve) => resolve(value);
    this.#resolve?.(value);
  }

  reject(error: unknown): void {
    this.#settled = (_resolve, reject) => reject(error);
    this.#reject?.(error);
  }
}
