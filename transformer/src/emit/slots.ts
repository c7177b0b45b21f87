import type { ClassType, Slot, SourceFile } from "../model.ts";
import { eachRow, printInitial } from "./fields.ts";
import { namesOf } from "./names.ts";
import { reading, writing } from "./positions.ts";
import type { Printer } from "./printer.ts";
import type { TypeTable } from "./type-table.ts";

/** Functions that reach what only code inside the class can name: an argument of its registration. */
export function slotFunctions(file: SourceFile, { id, slots, transients }: ClassType): string | undefined {
  const $c = namesOf(file).runtime;
  // Those that are not stored are set back, too, when a command is undone.
  const unstored = transients
    .filter(({ isHidden }) => isHidden)
    .map(({ name }) => ({ name, isAccessor: true }));
  const own = [...slots.filter(({ owner }) => owner === id), ...unstored];
  if (own.length === 0) return undefined;
  const functions = own.map(({ name, isAccessor }) => {
    const key = JSON.stringify(name);
    if (isAccessor && !name.startsWith("#")) return `${key}: ${$c}.accessorSlot(this, ${key})`;
    const set = `set: (object: any, value: any) => { object.${name} = value; }`;
    return `${key}: { get: (object: any) => object.${name}, ${set} }`;
  });
  return `{ ${functions.join(", ")} }`;
}

/** The property `hidden` of a class's description: how instances are made and their hidden members written. */
export function printHidden(print: Printer, file: SourceFile, table: TypeTable, type: ClassType): void {
  const { making, slots } = type;
  if (making === undefined) return;
  const $c = namesOf(file).runtime;
  print.block(
    "hidden: {",
    () => {
      print.line(`maker: ${$c}.entity(${JSON.stringify(making.class)}),`);
      if (making.arguments.length > 0) print.line(`arguments: [${making.arguments.join(", ")}],`);
      print.line(`names: [${slots.map(({ storedName }) => JSON.stringify(storedName)).join(", ")}],`);
      if (slots.length > 0) {
        const places = slots.map((slot) => placeOf(slots, slot));
        print.line(`types: () => [${slots.map(({ shape }) => table.codec(shape)).join(", ")}],`);
        print.line(`slots: [${places.join(", ")}],`);
        printInitial(
          print,
          slots.map(({ storedName, initial }) => ({
            name: storedName,
            ...(initial !== undefined && { initial }),
          })),
        );
      }
      printSlots(print, "encode(writer, rows, start, end)", slots, (slot, place) =>
        writing(table, slot.shape, `${place}.get(rows[row]!)`),
      );
      printSlots(
        print,
        "decode(reader, rows, start, end)",
        slots,
        (slot, place) => `${place}.set(rows[row]!, ${reading(table, slot.shape)})`,
      );
    },
    "},",
  );
}

function printSlots(
  print: Printer,
  signature: string,
  slots: readonly Slot[],
  statement: (slot: Slot, place: string) => string,
): void {
  if (slots.length === 0) return print.line(`${signature.replace(/\(.*/, "")}() {},`);
  print.block(
    `${signature} {`,
    () => {
      for (const slot of slots) print.line(eachRow(`${statement(slot, placeOf(slots, slot))};`));
    },
    "},",
  );
}

function placeOf(slots: readonly Slot[], { owner, name }: Slot): string {
  return `${slotsOf(slots, owner)}[${JSON.stringify(name)}]!`;
}

/** The constants that hold the functions of each class of the chain. */
export function printSlotConstants(print: Printer, file: SourceFile, { slots }: ClassType): void {
  const $c = namesOf(file).runtime;
  for (const owner of new Set(slots.map((slot) => slot.owner))) {
    print.line(`const ${slotsOf(slots, owner)} = ${$c}.slots(${JSON.stringify(owner)});`);
  }
}

/** "accountSlots", and "accountSlots2" for another class of that name. */
function slotsOf(slots: ClassType["slots"], owner: string): string {
  const nameOf = (id: string) => {
    const words = id.replace(/^.*#/, "").replace(/[^\p{ID_Continue}]+/gu, "_");
    return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}Slots`;
  };
  const owners = [...new Set(slots.map((slot) => slot.owner))];
  const alike = owners
    .slice(0, owners.indexOf(owner))
    .filter((other) => nameOf(other) === nameOf(owner)).length;
  return `${nameOf(owner)}${alike === 0 ? "" : alike + 1}`;
}
