import { expect, test } from "vitest";
import { TodoList } from "../src/todo.js";

// The class is an ordinary one: its tests need no store, no compiler and no waiting.

test("a task that was added is open", () => {
  const todos = new TodoList();
  todos.addTask("Write", "A letter");
  expect(todos.openTasks()).toEqual([{ name: "Write", description: "A letter", isDone: false }]);
});

test("a completed task is not open any more, and still there", () => {
  const todos = new TodoList();
  todos.addTask("Write", "A letter");
  todos.addTask("Post", "The letter");
  todos.completeTask(todos.tasks[0]!);
  expect(todos.openTasks().map((task) => task.name)).toEqual(["Post"]);
  expect(todos.tasks).toHaveLength(2);
});

test("completing a task that is not there is refused", () => {
  const elsewhere = { name: "Rest", description: "", isDone: false };
  expect(() => new TodoList().completeTask(elsewhere)).toThrow('"Rest" is not on the list.');
});
