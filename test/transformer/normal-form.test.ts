import { describe, expect, test } from "vitest";
import { compilers, fingerprintOfRun } from "./logic-units.ts";

/** Two texts of a method. Where only bodies differ, they stand in `run(a: any, b: any) { … }`. */
type Edit = readonly [what: string, before: string, after: string];

const method = (text: string) =>
  `class T { x: any; y: any; ${text.startsWith("run") || text.includes(" run") ? text : `run(a: any, b: any) { ${text} }`} }`;

const cosmetic: readonly Edit[] = [
  ["a comment", "this.x = a;", "/* why */ this.x = a; // because\n"],
  ["formatting", "this.x = a + b;", "\n\n this . x\n  =\n a+b ;"],
  ["no semicolons", "this.x = a; this.y = b;", "this.x = a\n this.y = b\n"],
  ["more semicolons", "this.x = a;", ";;this.x = a;;;"],
  ["a type annotation", "const c = a; this.x = c;", "const c: string = a; this.x = c;"],
  [
    "types of parameters and result",
    "run(a: string) { this.x = a; }",
    "run(a: number | string): void { this.x = a; }",
  ],
  ["a type parameter", "run(a: any) { this.x = a; }", "run<A extends object>(a: A) { this.x = a; }"],
  ["a this parameter", "run(a: any) { this.x = a; }", "run(this: T, a: any) { this.x = a; }"],
  ["`as` and `satisfies`", "this.x = a;", "this.x = (a as unknown) satisfies unknown as string;"],
  ["an older type assertion", "this.x = a;", "this.x = <string>a;"],
  ["`as const`", "this.x = [1];", "this.x = [1] as const;"],
  ["a non-null assertion", "this.x.y = a;", "this.x!.y = a!;"],
  ["type arguments", "this.x = new Set(f(a));", "this.x = new Set<string>(f<number>(a));"],
  ["an instantiation", "this.x = f;", "this.x = f<string>;"],
  ["modifiers", "run(a: any) { this.x = a; }", "public override run(a: any) { this.x = a; }"],
  ["a mark", "run(a: any) { this.x = a; }", "/** @command */ run(a: any) { this.x = a; }"],
  [
    "overloads",
    "run(a: any) { this.x = a; }",
    "run(a: 1): void; run(a: 2): void; run(a: any) { this.x = a; }",
  ],
  ["an optional parameter's mark", "run(a: any) { this.x = a; }", "run(a?: any) { this.x = a; }"],
  ["a local type", "this.x = a;", "type A = string; interface B { c: A } this.x = a;"],
  ["a declared local", "this.x = a;", "declare const c: string; this.x = a;"],
  ["a parameter's name", "run(a: any) { this.x = a; }", "run(z: any) { this.x = z; }"],
  ["names swapped", "run(a: any, b: any) { this.x = a - b; }", "run(b: any, a: any) { this.x = b - a; }"],
  ["a variable's name", "const c = a; this.x = c + c;", "const d = a; this.x = d + d;"],
  ["names that shadow", "{ const a = 1; f(a); } f(a);", "{ const c = 1; f(c); } f(a);"],
  ["a label's name", "o: for (;;) { for (;;) continue o; }", "p: for (;;) { for (;;) continue p; }"],
  [
    "a label used again",
    "o: for (;;) break o; o: for (;;) break o;",
    "o: for (;;) break o; p: for (;;) break p;",
  ],
  ["a caught error's name", "try { f(); } catch (e) { g(e); }", "try { f(); } catch (error) { g(error); }"],
  ["a local function's name", "function h() { return h; } h();", "function i() { return i; } i();"],
  [
    "a local class's name",
    "class C { d() { return C; } } new C();",
    "class D { d() { return D; } } new D();",
  ],
  ["a local enum's name", "enum C { A } f(C.A);", "enum D { A } f(D.A);"],
  ["names in a pattern", "const { c: d, ...e } = a; f(d, e);", "const { c: g, ...h } = a; f(g, h);"],
  ["a pattern's shorthand", "const { c } = a; f(c);", "const { c: d } = a; f(d);"],
  ["a pattern that is assigned to", "let c; ({ c = 1 } = a); f(c);", "let c; ({ c: c = 1 } = a); f(c);"],
  ["a shorthand", "this.x = { a, b };", "this.x = { a: a, b: b };"],
  ["a quoted key", "this.x = { a: 1 };", 'this.x = { "a": 1 };'],
  ["a quoted access", "this.x.c = 1;", 'this["x"]["c"] = 1;'],
  ["quotes", 'this.x = "a\'";', "this.x = 'a\\'';"],
  ["a template without holes", 'this.x = "a";', "this.x = `a`;"],
  ["an escape", 'this.x = "é\\n";', 'this.x = "\\u00e9\\x0a";'],
  ["numeric separators", "this.x = 1000000; this.y = 10n;", "this.x = 1_000_000; this.y = 1_0n;"],
  ["forms of a number", "this.x = 255; this.y = 0.5;", "this.x = 0xff; this.y = .50;"],
  ["trailing commas", "this.x = [a, { b }, f(a)];", "this.x = [a, { b, }, f(a,),];"],
  ["redundant parentheses", "this.x = a + b * a;", "(this.x) = ((a) + (b * a));"],
  ["parentheses of an arrow", "f((c: any) => c);", "f(((d) => (d)));"],
  ["an arrow's braces", "f((c: any) => c + 1);", "f((c: any) => { return c + 1; });"],
  ["a statement's braces", "if (a) f(); else g();", "if (a) { f(); } else { g(); }"],
  ["`else if`", "if (a) f(); else if (b) g();", "if (a) f(); else { if (b) { g(); } }"],
  ["an empty body", "for (;;);", "for (;;) {}"],
  ["`new` without arguments", "this.x = new Map();", "this.x = new Map;"],
  ["const for let", "let c = a; f(c);", "const c = a; f(c);"],
  [
    "where a local function stands",
    "f(h()); function h() { return 1; }",
    "function h() { return 1; } f(h());",
  ],
  [
    "order of functions",
    "function h() {} function i() {} h(); i();",
    "function i() {} function h() {} h(); i();",
  ],
  ["a function that nothing calls", "f();", "f(); function h() { h(); }"],
  ["newlines of a template", `this.x = \`a\nb\${a}\`;`, `this.x = \`a\r\nb\${a}\`;`],
  ["newlines of a tagged template", "f`a\nb`;", "f`a\r\nb`;"],
  [
    "modifiers of a parameter property",
    "class C { constructor(public a: any) {} } f(C);",
    "class C { constructor(private readonly a: any) {} } f(C);",
  ],
  ["modifiers of a field", "f(class { a = 1; });", "f(class { private readonly a: number = 1; });"],
  ["a declared field", "f(class { a = 1; });", "f(class { declare b: string; a = 1; });"],
  ["an interface", "class C {} f(C);", "class C implements I {} f(C);"],
];

const real: readonly Edit[] = [
  ["another operator", "this.x = a + b;", "this.x = a - b;"],
  ["another prefix", "this.x = -a;", "this.x = +a;"],
  ["prefix for postfix", "this.x = this.y++;", "this.x = ++this.y;"],
  ["another postfix", "this.x++;", "this.x--;"],
  ["another compound assignment", "this.x ??= a;", "this.x ||= a;"],
  ["another number", "this.x = 1;", "this.x = 2;"],
  ["another text", 'this.x = "a";', 'this.x = "A";'],
  ["a number for a text", 'this.x = "1";', "this.x = 1;"],
  ["a text that looks like a name", 'this.x = "a";', "this.x = a;"],
  ["a bigint", "this.x = 1;", "this.x = 1n;"],
  ["flags of an expression", "this.x = /a/;", "this.x = /a/i;"],
  ["the text of an expression", "this.x = /a/;", "this.x = /b/;"],
  ["another field", "this.x = a;", "this.y = a;"],
  ["another key", "this.x = { c: a };", "this.x = { d: a };"],
  ["order of keys", "this.x = { c: a, d: b };", "this.x = { d: b, c: a };"],
  [
    "a key that sets a prototype",
    "const __proto__ = a; this.x = { __proto__ };",
    "const __proto__ = a; this.x = { __proto__: __proto__ };",
  ],
  ["another parameter", "this.x = a;", "this.x = b;"],
  ["arguments swapped", "this.x = f(a, b);", "this.x = f(b, a);"],
  [
    "order of parameters",
    "run(a: any, b: any) { this.x = a - b; }",
    "run(b: any, a: any) { this.x = a - b; }",
  ],
  ["a default", "run(a = 1) { this.x = a; }", "run(a = 2) { this.x = a; }"],
  ["a default that came", "run(a: any) { this.x = a; }", "run(a: any = 1) { this.x = a; }"],
  ["a rest parameter", "run(a: any) { this.x = a; }", "run(...a: any) { this.x = a; }"],
  ["a default in a pattern", "const { c = 1 } = a; f(c);", "const { c = 2 } = a; f(c);"],
  ["a key or a default", "const { c: d } = a; f(d);", "const { c = d } = a; f(c);"],
  ["another name of a function", "f(a);", "g(a);"],
  ["a function for a local", "const c = f; c(a);", "const c = f; f(a);"],
  ["a local in place of a global", "f(Math.floor(a));", "const Math = b; f(Math.floor(a));"],
  ["parentheses that count", "this.x = a + b * a;", "this.x = (a + b) * a;"],
  ["where a chain ends", "this.x = a?.b.c;", "this.x = (a?.b).c;"],
  ["an optional access", "this.x = a.b;", "this.x = a?.b;"],
  ["an optional call", "f(a.b());", "f(a.b?.());"],
  ["order of statements", "this.x = f(); this.y = g();", "this.y = g(); this.x = f();"],
  ["a statement more", "this.x = a;", "this.x = a; this.y = b;"],
  ["else", "if (a) f(); else g();", "if (a) f(); g();"],
  ["a condition", "if (a) f();", "if (!a) f();"],
  ["parts of a loop", "for (f(); ; ) g();", "for (; f(); ) g();"],
  ["the end of a loop", "for (; f(); ) g();", "for (; ; f()) g();"],
  ["in and of", "for (const c in a) f(c);", "for (const c of a) f(c);"],
  [
    "break and continue",
    "for (const c of a) { if (c) break; f(c); }",
    "for (const c of a) { if (c) continue; f(c); }",
  ],
  ["another label", "o: for (;;) p: for (;;) break o;", "o: for (;;) p: for (;;) break p;"],
  ["var for let", "for (let c = 0; c < 1; c++) f(() => c);", "for (var c = 0; c < 1; c++) f(() => c);"],
  ["a function for an arrow", "f(() => this);", "f(function () { return this; });"],
  ["an arrow that returns nothing", "f(() => g());", "f(() => { g(); });"],
  ["a hole", "this.x = [, a];", "this.x = [a, ,];"],
  ["a spread", "this.x = [a];", "this.x = [...a];"],
  ["a computed key", "this.x = { c: a };", "this.x = { [b]: a };"],
  ["a piece of a template", `this.x = \`a\${b}\`;`, `this.x = \`\${b}a\`;`],
  ["a template for a sum", `this.x = \`\${a}\`;`, "this.x = a;"],
  ["how a tagged template is typed", "f`\\n`;", "f`\n`;"],
  ["new for a call", "this.x = new f(a);", "this.x = f(a);"],
  ["finally for catch", "try { f(); } catch { g(); }", "try { f(); } finally { g(); }"],
  ["a getter for a method", "f({ get c() { return 1; } });", "f({ c() { return 1; } });"],
  ["static", "f(class { static c = 1; });", "f(class { c = 1; });"],
  ["a base", "class C extends A {} f(C);", "class C extends B {} f(C);"],
  [
    "a parameter property",
    "class C { constructor(public a: any) {} } f(C);",
    "class C { constructor(a: any) {} } f(C);",
  ],
  [
    "a parameter property's name",
    "class C { constructor(public a: any) {} } f(C);",
    "class C { constructor(public b: any) {} } f(C);",
  ],
  ["a decorator", "run(a: any) { this.x = a; }", "@log run(a: any) { this.x = a; }"],
  ["a decorator's name", "@log run(a: any) { this.x = a; }", "@warn run(a: any) { this.x = a; }"],
  ["the body of a local function", "h(); function h() { f(1); }", "h(); function h() { f(2); }"],
  [
    "which local function is called",
    "function h() { f(1); } function i() { f(2); } h();",
    "function h() { f(1); } function i() { f(2); } i();",
  ],
  [
    "a private name",
    "f(class { #a = 1; b() { return this.#a; } });",
    "f(class { #a = 1; b() { return this.a; } });",
  ],
  ["a member of an enum", "enum C { A, B } f(C.A);", "enum C { B, A } f(C.A);"],
  ["a delete", "delete this.x.c;", "this.x.c;"],
  ["typeof and void", "f(typeof a);", "f(void a);"],
  ["a comma", "f((a, b));", "f(a, b);"],
  ["new.target", "f(function () { return new.target; });", "f(function () { return target; });"],
];

describe("what does not count", () => {
  test.each(cosmetic)("%s", (_, before, after) => {
    expect(fingerprintOfRun(method(after))).toBe(fingerprintOfRun(method(before)));
  });
});

describe("what counts", () => {
  test.each(real)("%s", (_, before, after) => {
    expect(fingerprintOfRun(method(after))).not.toBe(fingerprintOfRun(method(before)));
  });
});

test("every compiler gives the same", () => {
  for (const [what, ...texts] of [...cosmetic, ...real]) {
    for (const text of texts) {
      const [current, ...others] = compilers.map((compiler) => fingerprintOfRun(method(text), compiler));
      for (const other of others) expect(other, what).toBe(current);
    }
  }
});
