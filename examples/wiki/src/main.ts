import { close, open } from "coopy";
import { Wiki } from "./wiki.js";

const wiki = await open(Wiki, "data/wiki");
if (!wiki.pages.has("Home")) {
  await wiki.createPage("Home", "Welcome.");
  await wiki.createPage("Projects", "What we do.", "Home");
}
await wiki.updatePage("Home", "Welcome back.");

const projects = wiki.pages.get("Projects");
console.log(`${projects?.path}, last modified ${projects?.lastModified?.toISOString()}`);
await close(wiki);
