/** Changes every object of the graph as far as it lets itself be changed, but for those in `except` and what hangs from them. */
export function spoil(root: unknown, except: ReadonlySet<object>): void {
  const seen = new Set<object>(except);
  const waiting: object[] = [];
  const meet = (value: unknown) => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    waiting.push(value);
  };
  meet(root);
  // The list grows while it is walked.
  for (const object of waiting) {
    if (object instanceof Map) for (const pair of object) pair.forEach(meet);
    if (object instanceof Set) object.forEach(meet);
    for (const key of Reflect.ownKeys(object)) meet((object as Record<PropertyKey, unknown>)[key]);
  }
  waiting.forEach(spoilOne);
}

function spoilOne(object: object): void {
  if (object instanceof Map || object instanceof Set) object.clear();
  if (object instanceof Date) object.setTime(1);
  if (!Object.isFrozen(object)) {
    for (const key of Object.keys(object)) Reflect.set(object, key, "spoilt");
  }
  if (Object.isExtensible(object) && !ArrayBuffer.isView(object)) Object.assign(object, { spoilt: true });
}
