// Completes package-lock.json: `npm install` leaves out the packages of other platforms where a registry does not
// hold them, and `npm ci` then calls the lock file incomplete. Run it after every `npm install` that changes the lock.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = ["arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64", "arm"];

/** Optional packages that others ask for and the lock does not have: [name, version, entry of the one that asks]. */
export function missingFrom(lock) {
  const packages = Object.entries(lock.packages);
  const has = (name) => packages.some(([path]) => path.endsWith(`node_modules/${name}`));
  return packages.flatMap(([, asking]) =>
    Object.entries(asking.optionalDependencies ?? {})
      .filter(([name]) => !has(name))
      .map(([name, version]) => [name, version, asking]),
  );
}

function entryOf(name, version, asking) {
  const platform = name.slice(name.indexOf("/") + 1);
  const os = systems.filter((system) => platform.includes(system));
  const cpu = processors.filter((processor) => platform.includes(processor)).slice(0, 1);
  const libc = platform.includes("musl")
    ? ["musl"]
    : os[0] === "linux" && platform.includes("gnu")
      ? ["glibc"]
      : [];
  if (os.length === 0 && cpu.length === 0) throw new Error(`${name}: the name tells no platform`);
  return {
    version: version.replace(/^[\^~]/, ""),
    ...(cpu.length > 0 && { cpu }),
    ...(asking.dev && { dev: true }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(import.meta.dirname, "../package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingFrom(lock);
  for (const [name, version, asking] of missing)
    lock.packages[`node_modules/${name}`] = entryOf(name, version, asking);
  const sorted = Object.entries(lock.packages).sort(([left], [right]) => (left < right ? -1 : 1));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  process.stdout.write(`${missing.length} packages of other platforms added\n`);
}
