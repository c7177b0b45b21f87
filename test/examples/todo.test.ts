import { afterAll, expect, test } from "vitest";
import { compileExample } from "../support/example.ts";

const todo = compileExample("todo");
afterAll(() => todo.remove());

test("each run of the todo program finds the tasks of those before it", () => {
  expect(todo.run("main.js")).toBe("Tasks: 1, still open: 0\n");
  expect(todo.run("main.js")).toBe("Tasks: 2, still open: 1\n");
  expect(todo.run("main.js")).toBe("Tasks: 3, still open: 2\n");
});
