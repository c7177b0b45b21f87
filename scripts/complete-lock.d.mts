export interface Lock {
  readonly packages: Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>;
}

/** Optional packages that others ask for and the lock does not have: name, version, and the entry that asks. */
export function missingFrom(
  lock: Lock,
): readonly (readonly [name: string, version: string, asking: object])[];
