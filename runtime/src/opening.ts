import { insideError, isInside } from "./command-in-progress.ts";
import type { SystemDefinition } from "./definition.ts";
import type { Disk } from "./disk.ts";
import { CoopyError } from "./errors.ts";
import { bindHandle } from "./handles.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { definitionOf } from "./registry.ts";
import { openStore } from "./store/open-store.ts";
import type { LogicChoice } from "./store/recover.ts";
import type { StoreSettings } from "./store/settings.ts";
import { type SnapshotOptions, snapshotOptionsOf } from "./store/snapshot-policy.ts";
import type { Store } from "./store.ts";
import type { Work } from "./work.ts";

/** What can be said when a store is opened, apart from the limits. */
export interface CommonOptions<Arguments extends readonly unknown[] = readonly unknown[]>
  extends Partial<Limits> {
  /** What the constructor is called with when the store is new. It is not called again, ever. */
  readonly arguments?: Arguments;
  /**
   * Whether four bytes that depend on a command's result are journalled where it could differ on replay, so that a
   * replay that went another way is noticed. True unless said otherwise.
   */
  readonly witness?: boolean;
  /**
   * What to do when the journal behind the newest snapshot has calls of commands whose code has changed since. `refuse`, unless said
   * otherwise, with COOPY5214. `replay`: the calls are made again with the code of today, and what comes out is
   * the state from then on, whatever callers were told.
   */
  readonly onLogicChange?: LogicChoice;
  /** When snapshots are taken without being asked for. */
  readonly snapshots?: SnapshotOptions;
}

export type ClassOf<T extends object, Arguments extends readonly unknown[]> = new (...args: Arguments) => T;

/** What is opened, and as what. */
export interface Opening<T extends object, Place> {
  readonly target: T | ClassOf<T, readonly unknown[]>;
  readonly place: string | Place | undefined;
  readonly options: CommonOptions;
  readonly front: Pick<StoreSettings, "front" | "commit">;
  /** The disk that is meant by a place; of a path, or of the class's name where none is given. */
  disk(place: string | Place): Disk;
}

/** @returns the store's handle, without what ends its use. */
export function* openHandle<T extends object, Place>({
  target,
  place,
  options,
  front,
  disk,
}: Opening<T, Place>): Work<{ readonly handle: object; readonly store: Store<T> }> {
  if (isInside()) throw insideError("open");
  const isClass = typeof target === "function";
  const theClass = (isClass ? target : target.constructor) as ClassOf<T, readonly unknown[]>;
  const definition = requireDefinition<T>(theClass);
  const store = yield* openStore<T>({
    definition,
    disk: disk(place ?? definition.layout.name.toLowerCase()),
    initial: () => (isClass ? new theClass(...(options.arguments ?? [])) : (target as T)),
    mustBeNew: !isClass,
    settings: {
      ...front,
      witness: options.witness ?? true,
      onLogicChange: options.onLogicChange ?? "refuse",
      limits: limitsOf(options),
      snapshots: snapshotOptionsOf(options.snapshots),
    },
  });
  const handle = definition.handle(store);
  bindHandle(handle, store as unknown as Store<object>);
  return { handle, store };
}

/** @throws CoopyError COOPY5001 */
export function requireDefinition<T extends object>(
  theClass: abstract new (...args: never[]) => T,
): SystemDefinition<T> {
  const definition = definitionOf<T>(theClass);
  if (definition !== undefined) return definition;
  throw new CoopyError(
    "COOPY5001",
    `${theClass.name} was not compiled by coopy, so nothing of it would be durable. Mark the class with /** @persistent */, and compile with tspc and the plugin @coopy/transformer in tsconfig.json, or with its plugin for your bundler.`,
  );
}
