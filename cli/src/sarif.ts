import { type Diagnostic, type DiagnosticCode, helpOf, messages, type Suppressed } from "@coopy/transformer";
import type { Log, ReportingDescriptor, Result, Region as SarifRegion, Suppression } from "sarif";
import { type Edit, editsOf } from "./json.ts";
import { type Project, type Region, regionOf } from "./projects.ts";

/** The findings as SARIF 2.1.0 (OASIS), which code hosts and editors show at their lines. Suppressed ones are among them. */
export function asSarif(projects: readonly Project[], version: string): string {
  const found = projects.flatMap((project) => [
    ...project.result.diagnostics.map((diagnostic) => ({ project, diagnostic, suppressedBy: [] })),
    ...project.result.suppressed.map((each) => ({ project, ...each })),
  ]);
  const codes = [...new Set(found.map(({ diagnostic }) => diagnostic.code))].sort();
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "coopy", semanticVersion: version, rules: codes.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: found.map((one) => resultOf(one, codes)),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function ruleOf(code: DiagnosticCode): ReportingDescriptor {
  const { title, help, anchor } = helpOf(code);
  return {
    id: code,
    shortDescription: { text: title },
    help: { text: help },
    helpUri: `docs/diagnostics.md#${anchor}`,
    defaultConfiguration: { level: levelOf(messages[code].severity) },
  };
}

type Found = Suppressed & { readonly project: Project };

function resultOf({ project, diagnostic, suppressedBy }: Found, codes: readonly string[]): Result {
  const { code, severity, message, fix, place, chain } = diagnostic;
  const edits = editsOf(project, diagnostic);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levelOf(severity),
    message: { text: `${message} ${fix}` },
    locations: [physical(regionOf(place))],
    ...(chain.length > 0 && { codeFlows: [{ threadFlows: [{ locations: chain.map(threadLocation) }] }] }),
    ...(edits.length > 0 && { fixes: [{ description: { text: fix }, artifactChanges: changesOf(edits) }] }),
    // Empty where nothing suppresses it: either every result of a run tells, or none.
    suppressions: suppressedBy.map(
      ({ reason, place: comment }): Suppression => ({
        kind: "inSource",
        justification: reason,
        location: physical(regionOf(comment)),
      }),
    ),
  };
}

function threadLocation({ label, place }: Diagnostic["chain"][number]) {
  return { location: { ...physical(regionOf(place)), message: { text: label } } };
}

function physical(region: Region) {
  return { physicalLocation: { artifactLocation: { uri: uriOf(region) }, region: sarifRegion(region) } };
}

function uriOf({ file }: Region): string {
  return encodeURI(file);
}

function sarifRegion({ line, column, endLine, endColumn }: Region): SarifRegion {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function changesOf(edits: readonly Edit[]) {
  return [...new Set(edits.map(uriOf))].map((uri) => ({
    artifactLocation: { uri },
    replacements: edits
      .filter((edit) => uriOf(edit) === uri)
      .map((edit) => ({ deletedRegion: sarifRegion(edit), insertedContent: { text: edit.text } })),
  }));
}

/** What is told only to those who are strict is no more than a note. */
function levelOf(severity: Diagnostic["severity"]): "error" | "warning" | "note" {
  return severity === "strict" ? "note" : severity;
}
