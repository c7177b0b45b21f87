import { type Diagnostic, render } from "@coopy/transformer";
import { expect, test } from "vitest";

const text = "export class Todo {\r\n\tadd() {\r\n\t\tthis.opened = Date.now();\r\n\t}\r\n}\r\n";
const start = text.indexOf("Date.now()");
const finding: Diagnostic = {
  code: "COOPY3101",
  severity: "error",
  message: "Todo.add is not deterministic: Date.now() reads the wall clock.",
  hint: "use clock.nowMs()",
  fix: "Use clock.nowMs().",
  place: { file: "/project/src/todo.ts", span: { start, end: start + "Date.now()".length } },
  chain: [
    { label: "Todo.add", place: { file: "/project/src/todo.ts", span: { start: 22, end: 25 } } },
    { label: "Date.now", place: { file: "/elsewhere/lib.d.ts", span: { start: 0, end: 1 } } },
  ],
};
const read = (file: string) => (file === finding.place.file ? text : undefined);

test("a diagnostic shows message, place, frame, chain and fix; tabs and CRLF keep the caret in place", () => {
  expect(render([finding], read, "/project")).toBe(
    [
      "error COOPY3101: Todo.add is not deterministic: Date.now() reads the wall clock.",
      "  src/todo.ts:3:17",
      "  2 | \tadd() {",
      "> 3 | \t\tthis.opened = Date.now();",
      "    | \t\t              ^^^^^^^^^^ use clock.nowMs()",
      "  via Todo.add (src/todo.ts:2:2) → Date.now (/elsewhere/lib.d.ts)",
      "  fix: Use clock.nowMs().",
    ].join("\n"),
  );
});

test("colours are the caller's", () => {
  const marked = (text: string) => `<${text}>`;
  const painted = render([finding], read, "/project", {
    severity: (text, severity) => `${severity}(${text})`,
    place: marked,
    gutter: marked,
    caret: marked,
  });
  expect(painted).toContain("error(error COOPY3101): Todo.add");
  expect(painted).toContain("<src/todo.ts:3:17>");
  expect(painted).toContain("<> 3 |> \t\tthis.opened");
  expect(painted).toContain("<^^^^^^^^^^ use clock.nowMs()>");
});

test("a span over several lines is marked on its first", () => {
  const whole = { ...finding, chain: [], place: { ...finding.place, span: { start: 0, end: text.length } } };
  expect(render([whole], read, "/project")).toContain(
    `    | ${"^".repeat("export class Todo {".length)} use`,
  );
});
