import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Misfit, Model } from "../model.ts";
import { explainProblem } from "./classes.ts";
import { explainShape } from "./types.ts";

/** Expressions that put into a state what cannot be stored, where the type of the place lets anything stand that fits. */
export function checkMisfits({ misfits }: Model): readonly Diagnostic[] {
  return misfits.map(checkMisfit);
}

function checkMisfit({ target, class: name, cause, place }: Misfit): Diagnostic {
  const gets = `\`${target}\` gets a \`${name}\` here`;
  switch (cause.kind) {
    case "problem": {
      const goes = `goes into \`${target}\``;
      const who = cause.class === name ? `which ${goes},` : `which a ${name} holds that ${goes},`;
      const step = { label: cause.class, place: cause.problem.place };
      return diagnostic(
        "COOPY2002",
        place,
        { class: `${cause.class}, ${who}`, ...explainProblem(cause.problem) },
        [step],
      );
    }
    case "field": {
      const where = `${gets}, and field \`${cause.name}\``;
      const step = { label: cause.name, place: cause.place };
      return diagnostic("COOPY2001", place, { where, ...explainShape(cause.shape) }, [step]);
    }
    case "value": {
      const where = name === undefined ? `What \`${target}\` gets here` : `${gets}, and what that contains`;
      return diagnostic("COOPY2001", place, { where, ...explainShape(cause.shape) });
    }
  }
}
