/** A bug that could have been written: a replacement in the source of the runtime. */
export interface PlantedFault {
  readonly name: string;
  /** From `runtime/src`. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Where it shows: when stores of immediate timing stop, unless said otherwise. */
  readonly shows?: "promised" | "failures" | "rot";
}

/** What the simulation must notice. */
export const faults: readonly PlantedFault[] = [
  {
    name: "a batch is not synced",
    file: "journal/journal.ts",
    find: "yield* this.#segment.write(bytes);\n    yield* this.#sync();",
    replace: "yield* this.#segment.write(bytes);",
  },
  {
    name: "commands are acknowledged before the sync",
    file: "store/group-commit.ts",
    find: "await doWork(this.#journal.append(batch));",
    replace: "done.resolve();\n    await doWork(this.#journal.append(batch));",
    shows: "promised",
  },
  {
    name: "a failed sync is passed over",
    file: "journal/journal.ts",
    find: "yield* this.#segment.sync();",
    replace: "try { yield* this.#segment.sync(); } catch {}",
    shows: "failures",
  },
  {
    name: "a short write is passed over",
    file: "journal/segment.ts",
    find: "yield* this.#takeBack(error);",
    replace: "",
    shows: "failures",
  },
  {
    name: "a write that failed otherwise is told as not executed",
    file: "journal/segment.ts",
    find: 'if (!isCode(error, "COOPY5211")) throw error;\n      yield* this.#takeBack(error);',
    replace: 'throw new CoopyError("COOPY5013", "", { cause: error });',
    shows: "failures",
  },
  {
    name: "the header of a segment is not synced",
    file: "journal/segment.ts",
    find: "      yield* file.write(bytes);\n      yield* file.sync();",
    replace: "      yield* file.write(bytes);",
  },
  {
    name: "the name of a segment is not synced",
    file: "journal/segment.ts",
    find: "\n    yield* this.#disk.syncDirectory();",
    replace: "",
  },
  {
    name: "a segment says that it is followed before the next is there",
    file: "journal/journal.ts",
    find: "yield* next.publish();\n    yield* this.#writeSeal(batchKind.end);\n    yield* this.#sync();",
    replace: "yield* this.#writeSeal(batchKind.end);\n    yield* this.#sync();\n    yield* next.publish();",
  },
  {
    name: "a new segment begins with the last record of the old one",
    file: "store/rotation.ts",
    find: "header(sequence + 1,",
    replace: "header(sequence,",
  },
  {
    name: "the contents of a snapshot are not synced",
    file: "snapshot/encode.ts",
    find: "objectCount, this.#crc));\n    yield* this.#file.sync();",
    replace: "objectCount, this.#crc));",
  },
  {
    name: "the name of a snapshot is not synced",
    file: "snapshot/save.ts",
    find: "\n  yield* disk.syncDirectory();",
    replace: "",
  },
  {
    name: "a snapshot's footer is not written",
    file: "snapshot/encode.ts",
    find: "yield* this.#append(encodeFooter(this.#header, this.#bodyBytes, objectCount, this.#crc));",
    replace: "encodeFooter(this.#header, this.#bodyBytes, objectCount, this.#crc);",
  },
  {
    name: "the journal behind the older snapshot is removed",
    file: "store/superseded.ts",
    find: "firstSequence <= older.sequence",
    replace: "firstSequence <= snapshots.at(-1)!.sequence",
  },
  {
    name: "the older snapshot is removed",
    file: "store/superseded.ts",
    find: "sequence < older.sequence",
    replace: "sequence <= older.sequence",
  },
  {
    name: "an older snapshot is loaded without the journal behind it",
    file: "store/read-journal.ts",
    find: "file.firstSequence <= snapshot.header.sequence",
    replace:
      "file.firstSequence <= Math.max(snapshot.header.sequence, ...snapshot.rotten.map((r) => r.sequence))",
  },
  {
    name: "a rotten snapshot is not reported",
    file: "store/set-aside.ts",
    find: "names.push(newName);",
    replace: "",
  },
  {
    name: "a rotten snapshot is not set aside",
    file: "store/set-aside.ts",
    find: "yield* disk.rename(name, newName);",
    replace: "",
  },
  {
    name: "CLEAN stays while the journal goes on",
    file: "store/start.ts",
    find: "if (files.hasClean) yield* disk.remove(cleanName);",
    replace: "",
  },
  {
    name: "the epoch is not raised",
    file: "store/start.ts",
    find: "const epoch = 1 + Math.max(0, ...epochs, ...segments.map((segment) => segment.epoch));\n  try {\n    const file = yield* disk.create(epochName(epoch));",
    replace:
      "const epoch = Math.max(1, ...epochs, ...segments.map((segment) => segment.epoch));\n  try {\n    const file = yield* epochs.includes(epoch) ? disk.open(epochName(epoch)) : disk.create(epochName(epoch));",
  },
  {
    name: "what an interrupted owner left half-written is not removed",
    file: "store/start.ts",
    find: "for (const name of temporary) yield* disk.remove(name);",
    replace: "",
  },
  {
    name: "the recovered end of the journal is neither synced nor written again",
    file: "store/start.ts",
    find: "  for (const { name } of segments) {\n    const file = yield* disk.open(name);\n    yield* file.sync();\n    yield* file.close();\n  }\n  const last = segments.at(-1);",
    replace: "  const last = segments.length > 0 ? undefined : segments.at(-1);",
  },
  {
    name: "the recovered end of the journal is only synced again",
    file: "store/start.ts",
    find: "else yield* disk.replace(last.name, [last.bytes]);",
    replace: "else yield* disk.syncDirectory();",
    shows: "failures",
  },
  {
    name: "a command is told of what failed when it was durable",
    file: "store/direct-commit.ts",
    find: "if (next !== undefined) doWorkNow(next);\n    } catch (error) {\n      this.fail(error);",
    replace: "if (next !== undefined) doWorkNow(next);\n    } catch (error) {\n      throw this.fail(error);",
    shows: "failures",
  },
  {
    name: "a torn tail is damage",
    file: "store/read-journal.ts",
    find: "if (index < segments.length - 1 || Math.max(...proven) > sequence) {",
    replace: "{",
  },
  {
    name: "damage is a torn tail",
    file: "store/read-journal.ts",
    find: "if (index < segments.length - 1 || Math.max(...proven) > sequence) {",
    replace: "if (false as boolean) {",
    shows: "rot",
  },
  {
    name: "the bytes of a torn tail are not kept",
    file: "store/cut-torn-tail.ts",
    find: "yield* kept.write(bytes);",
    replace: "",
  },
  {
    name: "the kept bytes of a torn tail are not synced",
    file: "store/cut-torn-tail.ts",
    find: "yield* kept.sync();",
    replace: "",
  },
  {
    name: "a batch whose checksum is wrong is accepted",
    file: "journal/scan.ts",
    find: 'if (stored !== crc32(bytes.subarray(offset, end), chain)) return "a batch whose checksum is wrong";',
    replace: "",
    shows: "rot",
  },
  {
    name: "what a close said of the end is not compared",
    file: "store/check-journal.ts",
    find: "if (clean !== undefined && (clean.sequence !== sequence || clean.chain !== chain)) {",
    replace: "if (false as boolean) {",
    shows: "rot",
  },
  {
    name: "a command that throws is not undone",
    file: "store.ts",
    find: "      this.#undo();\n",
    replace: "",
  },
  {
    name: "the bytes of a command that threw stay in the batch",
    file: "store/recorder.ts",
    find: "      writer.position = start;\n      this.#entities.rollback();",
    replace: "      this.#entities.rollback();",
  },
  {
    name: "the latest instant is not recovered",
    file: "store/recover.ts",
    find: "let { lastInstantMs } = snapshot.header;",
    replace: "let lastInstantMs = 0;",
  },
  {
    name: "the numbers of objects are not in the snapshot",
    file: "snapshot/state-encoder.ts",
    find: "encodeEntities(writer, this.#entities, this.#cut.next,",
    replace: "encodeEntities(writer, this.#entities, 1,",
  },
  {
    name: "a snapshot has what commands changed while it was written",
    file: "snapshot/state-encoder.ts",
    find: "    writes.image = this.#image;\n",
    replace: "",
    shows: "promised",
  },
  {
    name: "what was kept is undone with what comes after it",
    file: "store/recorder.ts",
    find: "      this.#writes.keep();",
    replace: "",
  },
  {
    name: "a closed store keeps its lock",
    file: "store.ts",
    find: "    yield* wait(lock.release());",
    replace: "",
  },
  {
    name: "the checksums of a snapshot are not those of its contents",
    file: "snapshot/decode.ts",
    find: 'if (fields.getUint32(offset + 4, true) !== crc) fail("a chunk whose checksum is wrong", offset);',
    replace: "crc = fields.getUint32(offset + 4, true);",
    shows: "rot",
  },
  {
    name: "a segment that follows is not missed",
    file: "store/check-journal.ts",
    find: 'if (segments.at(-1)!.scan.isFollowed) throw refuse("the segment that follows this one is missing");',
    replace: "",
    shows: "rot",
  },
  {
    name: "a segment need not continue the one before",
    file: "store/check-journal.ts",
    find: "if (header.sequence !== before.sequence + 1) {",
    replace: "if (header.sequence > 0) return;\n  if (header.sequence !== before.sequence + 1) {",
    shows: "rot",
  },
];
