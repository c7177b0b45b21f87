import { Chance } from "./chance.ts";
import { Content } from "./content.ts";
import { changed, droppedEntries, entriesOf, survivingNames, syncedEntries } from "./directory-entries.ts";
import { appended, dropped, emptyInode, type Inode, inodeOf, synced, truncated } from "./inode.ts";
import { survivorOf } from "./survivor.ts";

/** Files and names, and what of them the medium holds: the model behind `SimulatedStorage`. */
export class Disk {
  #entries = entriesOf(new Map());
  #inodes = new Map<number, Inode>();
  #nextInode = 1;

  /** The same disk once more. What is done to one is not done to the other; nothing is copied but the table of files. */
  fork(): Disk {
    const disk = new Disk();
    disk.#entries = this.#entries;
    disk.#inodes = new Map(this.#inodes);
    disk.#nextInode = this.#nextInode;
    return disk;
  }

  get names(): readonly string[] {
    return [...this.#entries.names.keys()];
  }

  /** @throws Error when there is no such file. */
  inodeOf(name: string): number {
    const inode = this.#entries.names.get(name);
    if (inode === undefined) throw new Error(`there is no file ${name}`);
    return inode;
  }

  /** The name it has now; empty when it was removed. */
  nameOf(inode: number): string {
    for (const [name, other] of this.#entries.names) if (other === inode) return name;
    return "";
  }

  content(inode: number): Content {
    return this.#inodes.get(inode)!.content;
  }

  create(name: string): number {
    if (this.#entries.names.has(name)) throw new Error(`${name} exists`);
    const inode = this.#nextInode++;
    this.#inodes.set(inode, emptyInode);
    this.#entries = changed(this.#entries, { removed: undefined, added: { name, inode } });
    return inode;
  }

  rename(from: string, to: string): void {
    this.#entries = changed(this.#entries, { removed: from, added: { name: to, inode: this.inodeOf(from) } });
  }

  remove(name: string): void {
    this.inodeOf(name);
    this.#entries = changed(this.#entries, { removed: name, added: undefined });
  }

  append(inode: number, bytes: Uint8Array): void {
    this.#change(inode, (file) => appended(file, bytes));
  }

  truncate(inode: number, lengthBytes: number): void {
    this.#change(inode, (file) => truncated(file, lengthBytes));
  }

  sync(inode: number): void {
    this.#change(inode, synced);
  }

  dropUnsynced(inode: number): void {
    this.#change(inode, dropped);
  }

  syncNames(): void {
    this.#entries = syncedEntries(this.#entries);
  }

  dropUnsyncedNames(): void {
    this.#entries = droppedEntries(this.#entries);
  }

  /** Gives a file this content, and its name, durably. */
  overwrite(name: string, bytes: Uint8Array): void {
    const { names, durable, changes } = this.#entries;
    const inode = this.#nextInode++;
    this.#inodes.set(inode, inodeOf(Content.of(Uint8Array.from(bytes))));
    const withName = (of: ReadonlyMap<string, number>) => new Map(of).set(name, inode);
    this.#entries = { names: withName(names), durable: withName(durable), changes };
  }

  /** The power fails: what is left is durable. */
  crash(seed: number): void {
    const chance = new Chance(seed);
    const names = survivingNames(this.#entries, chance);
    const anyFile = [...this.#inodes.values()][chance.below(this.#inodes.size)];
    const stale = anyFile?.content.slice(0, anyFile.content.lengthBytes) ?? new Uint8Array(0);
    const inodes = new Map<number, Inode>();
    for (const inode of names.values())
      inodes.set(inode, survivorOf(this.#inodes.get(inode)!, chance, stale));
    this.#inodes = inodes;
    this.#entries = entriesOf(names);
  }

  #change(inode: number, change: (file: Inode) => Inode): void {
    this.#inodes.set(inode, change(this.#inodes.get(inode)!));
  }
}
