import { connect } from "node:net";
import { Worker } from "node:worker_threads";

/**
 * Whether a process listens at the socket. The kernel answers, not the process: one that is busy or stopped listens, one
 * that was killed does not. Only what says for certain that nobody is there counts as that.
 */
export function knock(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", ({ code }: NodeJS.ErrnoException) => resolve(!isNobody(code)));
  });
}

function isNobody(code: string | undefined): boolean {
  return code === "ECONNREFUSED" || code === "ENOENT";
}

/** How long a thread may take to start on a machine that does much else. */
const answerMsMax = 10_000;
const answer = { none: 0, somebody: 1, nobody: 2 } as const;

/** The same before it returns: Node tells how a connection went only to a loop of events, so another thread asks. */
export function knockNow(path: string): boolean {
  const shared = new SharedArrayBuffer(4);
  const cell = new Int32Array(shared);
  new Worker(asker, { eval: true, workerData: { path, shared, answer } }).unref();
  Atomics.wait(cell, 0, answer.none, answerMsMax);
  return Atomics.load(cell, 0) !== answer.nobody;
}

const asker = `
  const { workerData: { path, shared, answer } } = require("node:worker_threads");
  const cell = new Int32Array(shared);
  const tell = (what) => {
    Atomics.store(cell, 0, what);
    Atomics.notify(cell, 0);
  };
  const socket = require("node:net").connect(path);
  socket.once("connect", () => {
    tell(answer.somebody);
    socket.destroy();
  });
  socket.once("error", ({ code }) => {
    tell(code === "ECONNREFUSED" || code === "ENOENT" ? answer.nobody : answer.somebody);
  });
`;
