import { type ClassDescription, ClassLayout } from "./codec/class-layout.ts";
import { CodecLayout, type DataCodec } from "./codec/codec-layout.ts";
import type { Slot } from "./codec/restoring.ts";
import type { SystemDefinition } from "./definition.ts";
import { CoopyError } from "./errors.ts";

/** A class, private and abstract ones included: all that is asked of it is what its instances inherit. */
export interface Class<T extends object> {
  readonly prototype: T;
}

/** Classes by their stable ids. Names would not do: minifiers change them. */
const layouts = new Map<string, ClassLayout>();
/** Codecs of classes that others declare. */
const codecs = new WeakMap<Class<object>, DataCodec>();
/** Builds of the files that hold no class. */
const loadedFiles = new Map<string, string>();
/** Systems whose modules have been evaluated since the last look, and those looked at. */
const arrivals: (() => readonly [Class<object>, () => SystemDefinition<never>])[] = [];
const systems = new WeakMap<Class<object>, () => SystemDefinition<never>>();

/** Tells coopy of a class whose instances a state can hold. Generated code calls it in the class's static block. */
export function registerClass(
  id: string,
  theClass: () => Class<object>,
  describe: () => ClassDescription,
  slots?: Readonly<Record<string, Slot>>,
): void {
  // A module that is loaded again (hot reload, test runners) brings a new class: stores opened from now on use it.
  if (layouts.get(id)?.isSupplied) layouts.delete(id);
  entity(id).supply(theClass, describe, slots);
}

/** Tells coopy how instances of somebody else's class are stored. */
export function registerCodec(theClass: Class<object>, codec: DataCodec): void {
  codecs.set(theClass, codec);
}

export function hasCodec(theClass: unknown): boolean {
  return typeof theClass === "function" && codecs.has(theClass as unknown as Class<object>);
}

/** Tells coopy by which id the types of the program refer to a class that has a codec. */
export function registerForeign(id: string, theClass: Class<object>): void {
  const codec = codecs.get(theClass);
  if (codec !== undefined) layouts.set(id, new CodecLayout(id, theClass, codec));
}

/** Tells coopy of a system. Nothing is called before the first `open`, when every module has been evaluated. */
export function registerSystem<T extends object>(
  theClass: () => Class<T>,
  define: () => SystemDefinition<T>,
): void {
  arrivals.push(() => [theClass(), define as () => SystemDefinition<never>]);
}

/** The layout of the class with this id, which its own module supplies, now or later. */
export function entity(id: string): ClassLayout {
  let layout = layouts.get(id);
  if (layout === undefined) {
    layout = new ClassLayout(id);
    layouts.set(id, layout);
  }
  return layout;
}

/** The functions that reach the hidden members which the class with this id declares. */
export function slots(id: string): Readonly<Record<string, Slot>> {
  return entity(id).slots;
}

/** The classes of a system. @throws CoopyError COOPY5002 for one that was not loaded, or from another build. */
export function entities(builds: Readonly<Record<string, string>>): readonly ClassLayout[] {
  return Object.entries(builds).map(([id, build]) => {
    const layout = entity(id);
    if (!layout.isSupplied) {
      throw new CoopyError(
        "COOPY5002",
        `${id} was not loaded as coopy compiled it. Compile its file with the same build, and let the bundler keep its module.`,
      );
    }
    if (layout.build !== build && !(layout instanceof CodecLayout)) {
      throw new CoopyError(
        "COOPY5002",
        `${id} comes from another build than the system that holds it. Compile both again.`,
      );
    }
    return layout;
  });
}

/** Tells coopy that a file was compiled which holds no class of a state but makes objects of one. */
export function registerFile(id: string, build: string): void {
  loadedFiles.set(id, build);
}

/** @throws CoopyError COOPY5002 for a file that was not loaded as compiled, or from another build. */
export function files(builds: Readonly<Record<string, string>>): true {
  for (const [id, build] of Object.entries(builds)) {
    if (loadedFiles.get(id) === build) continue;
    throw new CoopyError(
      "COOPY5002",
      `${id} was not loaded as coopy compiled it with the system that uses it. Compile its file with the same build, and let the bundler keep its module.`,
    );
  }
  return true;
}

/** What the compiler knows of a class, made anew; undefined when it never saw the class. */
export function definitionOf<T extends object>(theClass: Class<T>): SystemDefinition<T> | undefined {
  for (const arrival of arrivals.splice(0)) systems.set(...arrival());
  return (systems.get(theClass) as (() => SystemDefinition<T>) | undefined)?.();
}
