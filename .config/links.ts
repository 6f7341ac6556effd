import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { files, inProject } from "./shell.ts";

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "``");

/** The anchors that GitHub gives a document's headings. */
function anchorsOf(text: string): string[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#+ +(.*)$/gm)].map(([, heading = ""]) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function isBroken(document: string, link: string): boolean {
  const [target = "", anchor] = decodeURI(link).split("#");
  const file = target === "" ? document : path.posix.join(path.posix.dirname(document), target);
  if (!existsSync(inProject(file))) return true;
  return (
    anchor !== undefined && file.endsWith(".md") && !anchorsOf(readFileSync(inProject(file), "utf8")).includes(anchor)
  );
}

/** Relative links of the documents that lead nowhere, as `document: link`. */
export function brokenLinks(
  documents: readonly string[] = files("*.md", "{packages,notebooks,test,binder}/**/*.md"),
): string[] {
  return documents.flatMap((document) => {
    const text = withoutCode(readFileSync(inProject(document), "utf8"));
    return [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link) && isBroken(document, link))
      .map((link) => `${document}: ${link}`);
  });
}
