import { close, open } from "coopy";
import { Wiki } from "./wiki.js";

const wiki = await open(Wiki, "data/wiki");
if (!wiki.pages.has("Home")) {
  const home = await wiki.createPage("Home", "Welcome.");
  await wiki.createPage("Projects", "What we do.", home);
}
await wiki.updatePage("Projects", "What we do now.");

for (const page of wiki.pages.values()) {
  console.log(
    `${page.path}: ${page.history.length} revisions, the last of ${page.lastModified?.toISOString()}`,
  );
}
await close(wiki);
