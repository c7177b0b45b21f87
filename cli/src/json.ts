import { type Diagnostic, fixesOf } from "@coopy/transformer";
import { type Project, type Region, regionOf } from "./projects.ts";

/** A finding as `coopy check --json` prints it, for other programs: docs/cli.md tells what is in it. */
interface Finding extends Region {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly hint: string;
  readonly fix: string;
  readonly chain: readonly (Region & { readonly label: string })[];
  /** What `--fix` would do for this one alone, imports included. */
  readonly edits: readonly Edit[];
}

export interface Edit extends Region {
  readonly text: string;
}

export function asJson(projects: readonly Project[]): string {
  const findings = projects.flatMap((project) =>
    project.result.diagnostics.map((diagnostic) => findingOf(project, diagnostic)),
  );
  return JSON.stringify(findings, undefined, 2);
}

function findingOf(project: Project, diagnostic: Diagnostic): Finding {
  const { code, severity, message, hint, fix, place, chain } = diagnostic;
  return {
    code,
    severity,
    message,
    hint,
    fix,
    ...regionOf(place),
    chain: chain.map((step) => ({ label: step.label, ...regionOf(step.place) })),
    edits: editsOf(project, diagnostic),
  };
}

export function editsOf({ compilation }: Project, diagnostic: Diagnostic): readonly Edit[] {
  return fixesOf(compilation, [diagnostic]).flatMap(({ file, edits }) =>
    edits.map(({ span, text }) => ({ ...regionOf({ file, span }), text })),
  );
}
