import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, longest first: begun last, one of them would keep a single worker busy at the end. */
const slowest = [
  "test/pack.test.ts",
  "test/hosts/agreement.test.ts",
  "test/simulation/simulation.test.ts",
  "test/hosts/incremental.test.ts",
  "test/hosts/ts-patch.test.ts",
  "test/crash/crash.test.ts",
  "test/owners/owners.test.ts",
  "test/docs/examples.test.ts",
  "test/simulation/planted.test.ts",
];

/**
 * One project after the other, as a worker that files share ends with the first file of another project; in each the
 * slowest files first, and then the others by their names.
 */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted(
      (left, right) =>
        left.project.name.localeCompare(right.project.name) ||
        rank(left) - rank(right) ||
        left.moduleId.localeCompare(right.moduleId),
    );
  }
}

function rank({ moduleId }: TestSpecification): number {
  const index = slowest.findIndex((name) => moduleId.endsWith(`/${name}`));
  return index < 0 ? slowest.length : index;
}
