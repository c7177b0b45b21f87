import type ts from "typescript";
import { fingerprintOf } from "../logic.ts";
import type { Context } from "./context.ts";
import { normalForm } from "./normal-form.ts";

/** The fingerprint of what a method does by itself: its body, and the defaults of its parameters. */
export function logicOf(context: Context, method: ts.MethodDeclaration): string {
  return fingerprintOf([{ id: 0, code: normalForm(context, method, () => undefined) }], 0);
}
