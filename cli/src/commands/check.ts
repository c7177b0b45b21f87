import { isError } from "@coopy/transformer";
import { type Change, fixAll } from "../fixing.ts";
import { asJson } from "../json.ts";
import type { Outcome } from "../outcome.ts";
import { type Project, projectsOf, readText, tsconfigAt } from "../projects.ts";
import { count, drawDiagnostics, drawTable } from "../render.ts";
import { asSarif } from "../sarif.ts";
import { suppressionList } from "../suppression-list.ts";
import { version } from "../version.ts";

export interface CheckOptions {
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly fix?: boolean;
  readonly listSuppressions?: boolean;
}

/** Runs the transformer over a project and reports what it found. Changes files only to fix them, when asked to. */
export async function check(path: string, options: CheckOptions): Promise<Outcome> {
  const tsconfig = tsconfigAt(path);
  if (options.listSuppressions) return listing(projectsOf(tsconfig, options.strict), options);
  const { projects, changes } = options.fix
    ? fixAll(tsconfig, options.strict)
    : { projects: projectsOf(tsconfig, options.strict), changes: [] };
  return {
    text: report(tsconfig, projects, changes, options),
    exitCode: diagnosticsOf(projects).some(isError) ? 1 : 0,
  };
}

function report(
  tsconfig: string,
  projects: readonly Project[],
  changes: readonly Change[],
  { json, sarif }: CheckOptions,
): string {
  if (json) return asJson(projects);
  if (sarif) return asSarif(projects, version);
  const diagnostics = diagnosticsOf(projects);
  return [
    ...(changes.length === 0 ? [] : [drawChanges(changes), ""]),
    ...(diagnostics.length === 0 ? [] : [drawDiagnostics(diagnostics, readText), ""]),
    summary(tsconfig, projects),
  ].join("\n");
}

function summary(tsconfig: string, projects: readonly Project[]): string {
  const systems = projects.flatMap(({ result }) => result.models.flatMap((model) => model.systems));
  if (systems.length === 0) return `No class of ${tsconfig} is marked @persistent.`;
  const names = systems.map((system) => system.class.split("#").at(-1));
  const diagnostics = diagnosticsOf(projects);
  const errors = diagnostics.filter(isError).length;
  const suppressed = projects.flatMap(({ result }) => result.suppressed).length;
  const counts = [
    count(errors, "error"),
    count(diagnostics.length - errors, "warning"),
    ...(suppressed === 0 ? [] : [`${suppressed} suppressed`]),
  ];
  const classes = count(names.length, "persistent class", "persistent classes");
  return `${classes} (${names.join(", ")}): ${counts.join(", ")}.`;
}

function drawChanges(changes: readonly Change[]): string {
  const rows = changes.map(({ region, before, after }) => [
    `${region.file}:${region.line}:${region.column}`,
    `${before} → ${after}`,
  ]);
  return drawTable(`Fixed ${count(changes.length, "finding")}`, ["place", "change"], rows);
}

function listing(projects: readonly Project[], { json }: CheckOptions): Outcome {
  const found = suppressionList(projects);
  const rows = found.map(({ file, line, rules, reason, findings }) => [
    `${file}:${line}`,
    rules.join(", "),
    findings,
    reason,
  ]);
  const text = json
    ? JSON.stringify(found, undefined, 2)
    : drawTable("Suppressions", ["place", "rules", "findings#", "reason"], rows);
  return { text, exitCode: 0 };
}

function diagnosticsOf(projects: readonly Project[]) {
  return projects.flatMap(({ result }) => result.diagnostics);
}
