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

/** Begins with the slowest files; the others come in the order of their names. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((left, right) => rank(left) - rank(right) || compare(left, right));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const index = slowest.findIndex((name) => moduleId.endsWith(`/${name}`));
  return index < 0 ? slowest.length : index;
}

function compare(left: TestSpecification, right: TestSpecification): number {
  return left.moduleId < right.moduleId ? -1 : 1;
}
