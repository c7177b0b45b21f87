import { later } from "../turn.ts";

/** How long nothing must happen before the journal says that its end is durable. */
const idleMs = 100;

/** Calls back when nothing was written for a while. */
export class IdleSeal {
  readonly #seal: () => void;
  #isArmed = false;
  #isIdle = false;
  #cancel = () => {};

  constructor(seal: () => void) {
    this.#seal = seal;
  }

  /** Something was written. One timer serves many calls. */
  touch(): void {
    this.#isIdle = false;
    if (!this.#isArmed) this.#arm();
  }

  stop(): void {
    this.#isArmed = true;
    this.#cancel();
  }

  #arm(): void {
    this.#isArmed = this.#isIdle = true;
    this.#cancel = later(idleMs, () => {
      if (!this.#isIdle) return this.#arm();
      this.#isArmed = false;
      this.#seal();
    });
  }
}
