import type { Reader } from "../codec/reader.ts";
import type { Writer } from "../codec/writer.ts";
import type { Entities } from "../store/entities.ts";

/**
 * The numbers of a state's objects, behind the graph: the number that comes next, then runs of objects that follow
 * each other in the graph and have numbers that do. A run is how many objects without number come before it, its
 * length, and how far its first number is from the one after the run before.
 */
export function encodeEntities(writer: Writer, entities: Entities): void {
  writer.varint(entities.next);
  const runs = entities.next === 1 ? [] : runsOf(writer, entities);
  writer.varint(runs.length);
  let end = 0;
  let after = 1;
  for (const { start, length, id } of runs) {
    writer.varint(start - end);
    writer.varint(length);
    const distance = id - after;
    writer.varint(distance < 0 ? -2 * distance - 1 : 2 * distance);
    end = start + length;
    after = id + length;
  }
}

/** @throws DecodeError */
export function decodeEntities(reader: Reader, entities: Entities): void {
  const next = reader.varint();
  if (next === 0) reader.fail("no next number");
  entities.clear(next);
  let index = 0;
  let after = 1;
  for (let left = reader.count(); left > 0; left--) {
    index += reader.varint();
    const end = index + reader.varint();
    if (end > reader.objectCount) reader.fail("numbers of objects that are not there");
    const folded = reader.varint();
    let id = after + (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);
    if (id < 1 || id + end - index > next) reader.fail("a number that was never given");
    for (; index < end; index++) {
      if (entities.find(id) !== undefined) reader.fail("a number given twice");
      entities.restore(reader.objectAt(index), id++);
    }
    after = id;
  }
}

interface Run {
  readonly start: number;
  readonly length: number;
  readonly id: number;
}

function runsOf(writer: Writer, entities: Entities): readonly Run[] {
  const { objects } = writer;
  // An object whose contents are written in several pieces stands there several times.
  const idAt = (index: number) =>
    writer.indexOf(objects[index]!) === index ? entities.idOf(objects[index]!) : 0;
  const runs: Run[] = [];
  for (let start = 0; start < objects.length; ) {
    const id = idAt(start);
    let length = 1;
    if (id > 0) {
      while (start + length < objects.length && idAt(start + length) === id + length) length++;
      runs.push({ start, length, id });
    }
    start += length;
  }
  return runs;
}
