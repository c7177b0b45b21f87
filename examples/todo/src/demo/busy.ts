import { writeSync } from "node:fs";
import { open, snapshot } from "coopy";
import { TodoList } from "../todo.js";

// Adds tasks, 64 calls at a time, until somebody kills it, and says of each task when it was acknowledged.
const callerCount = 64;
const snapshotAtTask = 1000;

const todos = await open(TodoList, process.argv[2]);
let next = todos.tasks.length;

async function addTasks(): Promise<never> {
  for (;;) {
    const number = next++;
    await todos.addTask(`Task ${number}`, "Added while the power is about to fail");
    // Straight to the pipe, without a buffer: what was said was acknowledged, whatever becomes of this process.
    writeSync(1, `${number}\n`);
    if (number === snapshotAtTask) await snapshot(todos);
  }
}

await Promise.all(Array.from({ length: callerCount }, addTasks));
