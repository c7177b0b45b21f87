/** Bytes of a file, and how much of it a stop of the machine would leave. */
export class MemoryFile {
  bytes = new Uint8Array(256);
  lengthBytes = 0;
  syncedBytes = 0;
  /** Synced bytes that were cut since the last sync: a stop would bring them back. */
  cut: Uint8Array = new Uint8Array(0);
}

export function append(file: MemoryFile, bytes: Uint8Array): void {
  const lengthBytes = file.lengthBytes + bytes.length;
  if (lengthBytes > file.bytes.length) {
    const grown = new Uint8Array(Math.max(file.bytes.length * 2, lengthBytes));
    grown.set(file.bytes.subarray(0, file.lengthBytes));
    file.bytes = grown;
  }
  file.bytes.set(bytes, file.lengthBytes);
  file.lengthBytes = lengthBytes;
}

export function truncate(file: MemoryFile, lengthBytes: number): void {
  if (lengthBytes < file.syncedBytes) {
    file.cut = joined(file.bytes.subarray(lengthBytes, file.syncedBytes), file.cut);
    file.syncedBytes = lengthBytes;
  }
  file.lengthBytes = Math.min(file.lengthBytes, lengthBytes);
}

/** What a stop of the machine leaves of the file. */
export function survivor(file: MemoryFile, keepUnsyncedBytes: number): MemoryFile {
  const kept =
    file.cut.length > 0
      ? joined(file.bytes.subarray(0, file.syncedBytes), file.cut)
      : file.bytes.slice(0, Math.min(file.lengthBytes, file.syncedBytes + keepUnsyncedBytes));
  const survivor = new MemoryFile();
  survivor.bytes = kept;
  survivor.lengthBytes = survivor.syncedBytes = kept.length;
  return survivor;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
