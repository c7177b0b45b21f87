import { Catalog } from "../../../runtime/src/codec/catalog.ts";
import { Reader } from "../../../runtime/src/codec/reader.ts";
import { Writer } from "../../../runtime/src/codec/writer.ts";
import type { SystemDefinition } from "../../../runtime/src/definition.ts";
import { type AnyCommand, decodeCall, encodeCall } from "../../../runtime/src/journal/record.ts";
import { definitionOf } from "../../../runtime/src/registry.ts";
import { decodeState, encodeState, type StateFormat } from "../../../runtime/src/snapshot/state.ts";
import { Entities } from "../../../runtime/src/store/entities.ts";
import { Tasks } from "../program/tasks.ts";
import { TodoList } from "../program/todo-list.ts";

/** The codecs that the compiler made for the programs, as the store uses them. */
export class Ours {
  readonly #commands: readonly AnyCommand[];
  readonly #catalog: Catalog;
  readonly #format: StateFormat;
  readonly #entities = new Entities();
  readonly #writer = new Writer(1 << 20);
  /** A store knows, too, how long its last snapshot was. */
  #stateBytes = 0;

  constructor() {
    const list: SystemDefinition<TodoList> = definitionOf(TodoList)!;
    this.#commands = list.commands as readonly unknown[] as readonly AnyCommand[];
    this.#catalog = new Catalog(list.classes, list.identifiesObjects);
    const { classes, identifiesObjects, layout } = definitionOf(Tasks)!;
    this.#format = { catalog: new Catalog(classes, identifiesObjects), layout };
  }

  /** Records of the command `addTask`, one after the other, as they lie in a batch without their lengths. */
  encodeRecords(calls: readonly (readonly [string, string])[]): Uint8Array {
    const writer = this.#writer;
    const command = this.#commands.find(({ name }) => name === "addTask")!;
    const index = this.#commands.indexOf(command);
    writer.position = 0;
    for (const args of calls) {
      writer.byte(0);
      encodeCall(writer, this.#catalog, this.#entities, index, { command, args });
    }
    return writer.bytes.subarray(0, writer.position);
  }

  /** Reads records one after the other, as a replay does. */
  decodeRecords(bytes: Uint8Array, visit: (args: readonly unknown[]) => void): void {
    const reader = new Reader(bytes);
    while (reader.left > 0) {
      reader.byte();
      visit(decodeCall(reader, this.#catalog, this.#entities, this.#commands).args);
    }
  }

  encodeState(tasks: Tasks): Uint8Array {
    const { body } = encodeState(this.#format, tasks, this.#entities, this.#stateBytes);
    this.#stateBytes = body.length;
    return body;
  }

  decodeState(bytes: Uint8Array): Tasks {
    return decodeState(this.#format, bytes, this.#entities);
  }
}
