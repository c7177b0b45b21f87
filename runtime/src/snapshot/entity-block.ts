import { ByteWriter } from "../codec/byte-writer.ts";
import type { Reader } from "../codec/reader.ts";
import type { Writer } from "../codec/writer.ts";
import type { Entities } from "../store/entities.ts";

/** So many objects are looked at in one step. */
const stepLength = 1024;

/**
 * The numbers of a state's objects, behind the graph: the number that comes next, then runs of objects that follow
 * each other in the graph and have numbers that do. A run is how many objects without number come before it, its
 * length, and how far its first number is from the one after the run before.
 *
 * @param next the number that came next when the state was as it is written.
 */
export function* encodeEntities(
  writer: Writer,
  entities: Entities,
  next = entities.next,
  objectAt = (index: number): object => writer.objectAt(index),
): Generator<void> {
  const runs = new ByteWriter();
  let runCount = 0;
  let start = -1;
  let end = 0;
  let id = 0;
  let after = 1;
  const endRun = () => {
    if (start < 0) return;
    runs.varint(end - start);
    runs.varint(folded(id - (end - start) - after));
    after = id;
    start = -1;
  };
  for (let index = 0; next > 1 && index < writer.objectCount; index++) {
    if (index % stepLength === stepLength - 1) yield;
    const object = objectAt(index);
    // An object whose contents are written in several pieces stands there several times.
    const found = writer.indexOf(object) === index ? entities.idOf(object) : 0;
    if (found === 0 || found >= next) continue;
    if (start < 0 || index !== end || found !== id) {
      endRun();
      runs.varint(index - end);
      runCount++;
      start = index;
    }
    end = index + 1;
    id = found + 1;
  }
  endRun();
  writer.varint(next);
  writer.varint(runCount);
  writer.raw(runs.bytes.subarray(0, runs.position));
}

function folded(distance: number): number {
  return distance < 0 ? -2 * distance - 1 : 2 * distance;
}

/** @throws DecodeError */
export function decodeEntities(reader: Reader, next: number, entities: Entities): void {
  entities.clear(next);
  let index = 0;
  let after = 1;
  for (let left = reader.count(); left > 0; left--) {
    index += reader.varint();
    const end = index + reader.varint();
    if (end > reader.objectCount) reader.fail("numbers of objects that are not there");
    const distance = reader.varint();
    let id = after + (distance % 2 === 0 ? distance / 2 : -(distance + 1) / 2);
    if (id < 1 || id + end - index > next) reader.fail("a number that was never given");
    for (; index < end; index++) {
      if (entities.find(id) !== undefined) reader.fail("a number given twice");
      entities.restore(reader.objectAt(index), id++);
    }
    after = id;
  }
}
