import type { UnitId } from "./code-model.ts";
import type { DeclarationId, Place } from "./model.ts";
import type { Shape } from "./shape.ts";

/** A class whose instances are part of a state: the system's own or an entity's. */
export interface ClassType {
  readonly kind: "class";
  readonly id: DeclarationId;
  /** Name in the journal: the declared one, or the id where two classes share a name. */
  readonly name: string;
  /** How the class is called at the end of its own file: "Page", "Geo.Point". */
  readonly binding: string;
  readonly isSystem: boolean;
  readonly isAbstract: boolean;
  /** Whether every field is readonly and no method writes: two equal instances are as good as one. */
  readonly isValue: boolean;
  /** What it means to pass an instance to a command. */
  readonly passing?: Passing;
  readonly base?: DeclarationId;
  /** The class of the language that its chain begins with. */
  readonly library?: LibraryBase;
  /** The classes that it is made from by a mixin: where they are expected, it may stand. */
  readonly mixed: readonly DeclarationId[];
  /** All fields, inherited ones first, in the order constructors make them. */
  readonly fields: readonly Field[];
  /** What instances hold beside their properties, inherited ones first. */
  readonly slots: readonly Slot[];
  /** Fields marked `@transient` that the class itself declares. */
  readonly transients: readonly Transient[];
  /** Absent where an object with the prototype of the class can be made an instance by setting its properties. */
  readonly making?: Making;
  /** Where its code must not run when an instance is restored. Empty where no constructor runs then. */
  readonly guards: readonly RestoreGuard[];
  readonly problems: readonly ClassProblem[];
  /** 1-based. */
  readonly line: number;
  readonly place: Place;
  /** Offset of the closing brace of the body. */
  readonly closingBrace: number;
}

/** What makes a class impossible to restore. */
export interface ClassProblem {
  readonly kind: "class-problem";
  readonly reason:
    | "code-before-super"
    | "mixed-hidden"
    | "transient-without-start"
    | "local-class"
    | "in-block"
    | "hidden-in-namespace"
    | "builtin-base"
    | "declared-elsewhere"
    | "type-parameters"
    | "unnamed"
    | "computed-field"
    | "local-symbol"
    | "script-file"
    | "expression-base"
    | "field-decorator";
  readonly detail: string;
  readonly place: Place;
}

/** A `#private` field or an `accessor` field. */
export interface Slot {
  readonly kind: "slot";
  /** The class that declares it: another may have one of the same name. */
  readonly owner: DeclarationId;
  /** "#balance", or the name of the accessor. */
  readonly name: string;
  /** Name in the journal: "Account#balance", "Account.title". */
  readonly storedName: string;
  readonly isAccessor: boolean;
  readonly isReadonly: boolean;
  readonly shape: Shape;
  /** As that of a field. */
  readonly initial?: string;
  readonly place: Place;
}

/** A class of the language that others extend. */
export interface LibraryBase {
  readonly name: "Array" | "Map" | "Set" | "Date" | "Error";
  /** What is given for its type parameters. */
  readonly contents: readonly Shape[];
}

/** A field that is not stored. Its initialiser runs again. */
export interface Transient {
  readonly kind: "transient";
  readonly name: string;
  /** Whether it is no property: `#cache`, or an `accessor` field. */
  readonly isHidden: boolean;
  /** The code of its initialiser. */
  readonly unit?: UnitId;
  readonly place: Place;
}

/** How an instance is made whose hidden members only a constructor can make. */
export interface Making {
  /** The class whose constructor runs, guarded, and those of its bases: the last of the chain that has such members. */
  readonly class: DeclarationId;
  /** Arguments that its patterns can take apart, as expressions. */
  readonly arguments: readonly string[];
}

export type RestoreGuard =
  /** A value that is another one then. */
  | { readonly kind: "value"; readonly offset: number; readonly instead: string }
  /** A spread argument: what is spread. */
  | { readonly kind: "spread"; readonly start: number; readonly end: number; readonly instead: string }
  /** The initialiser of a field that is not stored: it runs later, and gives to `field`, an expression. `name`: of a function. */
  | {
      readonly kind: "start";
      readonly start: number;
      readonly end: number;
      readonly field: string;
      readonly name?: string;
    }
  /** The rest of a constructor's body, and the fields that it would assign: ".name" */
  | { readonly kind: "body"; readonly offset: number; readonly assigned: readonly string[] };

export interface Field {
  readonly kind: "field";
  readonly name: string;
  /** Its key is a symbol, which run time finds: no generated code can name it. */
  readonly isKeyedBySymbol?: true;
  readonly shape: Shape;
  readonly isOptional: boolean;
  readonly isReadonly: boolean;
  /** Of an object that was stored before the field existed: an expression. */
  readonly initial?: string;
  readonly place: Place;
}

/** As the runtime has it. Absent where no command takes such an object. */
export type Passing = "entity" | "value" | "copy";
