import { insideError, isInside } from "./command-in-progress.ts";
import type { SystemDefinition } from "./definition.ts";
import { CoopyError } from "./errors.ts";
import { bindHandle } from "./handles.ts";
import { segmentBytesMax } from "./journal/format.ts";
import type { Persistent } from "./persistent.ts";
import { platform } from "./platform.ts";
import { definitionOf } from "./registry.ts";
import type { Storage } from "./storage.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store.ts";

export interface OpenOptions<Arguments extends readonly unknown[] = readonly unknown[]> {
  /** What the constructor is called with when the store is new. It is not called again, ever. */
  readonly arguments?: Arguments;
  /**
   * Whether four bytes that depend on a command's result are journalled where it could differ on replay, so that a
   * replay that went another way is noticed. True unless said otherwise.
   */
  readonly witness?: boolean;
  /** Length from which a segment of the journal is followed by a new one. 256 MiB unless said otherwise. */
  readonly segmentBytesMax?: number;
}

type ClassOf<T extends object, Arguments extends readonly unknown[]> = new (...args: Arguments) => T;

/**
 * Opens the store at `place` and brings back its state, or makes a new store whose state is `new Class(...arguments)`.
 *
 * @param place a path (in Node a directory), or a storage such as `memory()`. Without it, a directory named after the class in lower case.
 * @returns the handle, once everything it shows is durable. Close it with `close`, or `await using`.
 * @throws CoopyError COOPY5001 the class was not compiled by coopy · COOPY5002 by different builds ·
 * COOPY5101 the first state cannot be stored · COOPY5201 stored bytes are damaged · COOPY5203 written by a later version ·
 * COOPY5204 another class is stored there · COOPY5205 the class changed · COOPY5206 it is open already ·
 * COOPY5301, COOPY5302 a command did not replay.
 */
export function open<T extends object, Arguments extends readonly unknown[]>(
  theClass: ClassOf<T, Arguments>,
  place?: string | Storage,
  options?: OpenOptions<Arguments>,
): Promise<Persistent<T>>;
/**
 * Makes a new store whose state is a copy of `instance`, which stays an ordinary object of its own.
 *
 * @throws CoopyError COOPY5004 when there is a store at `place` already; otherwise as above.
 */
export function open<T extends object>(
  instance: T,
  place?: string | Storage,
  options?: Omit<OpenOptions, "arguments">,
): Promise<Persistent<T>>;
export async function open<T extends object>(
  target: T | ClassOf<T, readonly unknown[]>,
  place?: string | Storage,
  options: OpenOptions = {},
): Promise<Persistent<T>> {
  if (isInside()) throw insideError("open");
  const isClass = typeof target === "function";
  const theClass = (isClass ? target : target.constructor) as ClassOf<T, readonly unknown[]>;
  const definition = requireDefinition<T>(theClass);
  const at = place ?? definition.layout.name.toLowerCase();
  const store = await openStore<T>({
    definition,
    storage: typeof at === "string" ? platform().directory(at) : at,
    initial: () => (isClass ? new theClass(...(options.arguments ?? [])) : (target as T)),
    mustBeNew: !isClass,
    witness: options.witness ?? true,
    segmentBytesMax: options.segmentBytesMax ?? segmentBytesMax,
  });
  return handleOf(definition, store);
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

function handleOf<T extends object>(definition: SystemDefinition<T>, store: Store<T>): Persistent<T> {
  const handle = definition.handle(store);
  Object.defineProperty(handle, Symbol.asyncDispose, { value: () => store.close({ snapshot: true }) });
  bindHandle(handle, store as unknown as Store<object>);
  return handle as unknown as Persistent<T>;
}
