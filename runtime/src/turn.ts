type Callback = () => void;
interface Timer {
  unref?(): void;
}
interface Scheduling {
  setImmediate?: (callback: Callback) => unknown;
  setTimeout?: (callback: Callback, delayMs: number) => Timer | number;
  clearTimeout?: (timer: Timer | number) => void;
  MessageChannel?: new () => {
    port1: { onmessage: Callback | null };
    port2: { postMessage(message: null): void };
  };
}

const scheduling = globalThis as unknown as Scheduling;
const pending: Callback[] = [];
let channel: { postMessage(message: null): void } | undefined;

/**
 * Calls back when this turn of the event loop is over, without delay: whoever calls in the same turn shares what the
 * callback does. Where the platform has no such thing, when the running code is done.
 */
export function atEndOfTurn(callback: Callback): void {
  if (scheduling.setImmediate !== undefined) {
    scheduling.setImmediate(callback);
    return;
  }
  if (scheduling.MessageChannel === undefined) {
    Promise.resolve().then(callback);
    return;
  }
  pending.push(callback);
  channel ??= openChannel(scheduling.MessageChannel);
  channel.postMessage(null);
}

/** Calls back after the delay, in another turn of the event loop. */
export function afterRest(delayMs: number, callback: Callback): void {
  if (delayMs < 1 || scheduling.setTimeout === undefined) atEndOfTurn(callback);
  else scheduling.setTimeout(callback, delayMs);
}

/** Calls back after the delay unless cancelled, and keeps no process alive for it. Never, where there are no timers. */
export function later(delayMs: number, callback: Callback): () => void {
  const timer = scheduling.setTimeout?.(callback, delayMs);
  if (typeof timer === "object") timer.unref?.();
  return () => {
    if (timer !== undefined) scheduling.clearTimeout?.(timer);
  };
}

function openChannel(Channel: NonNullable<Scheduling["MessageChannel"]>): {
  postMessage(message: null): void;
} {
  const { port1, port2 } = new Channel();
  port1.onmessage = () => pending.shift()?.();
  return port2;
}
