import { createServer, type Server } from "node:net";

/**
 * Listens at a name that only one can listen at, and is listening when it returns: Node binds names of sockets at once,
 * and tells of it later. The kernel frees the name when the process ends, in whatever way. Keeps no process alive.
 *
 * @returns undefined when it cannot; why is told too late to be of use.
 */
export function listenNow(name: string): Server | undefined {
  const server = createServer((connection) => connection.destroy());
  server.on("error", () => {});
  // Exclusive: a worker of a cluster would have its primary listen, for all workers.
  server.listen({ path: name, exclusive: true });
  return server.listening ? server.unref() : undefined;
}
