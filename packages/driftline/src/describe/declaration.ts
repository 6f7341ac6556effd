import { shown, visible } from "@driftline/drift/render/escape";
import { percent, plural } from "@driftline/drift/render/format";
import { wrap } from "@driftline/drift/render/width";
import type { DescribedColumn, TableDescription } from "./description.ts";

/** Where comments are broken. */
const width = 100;

/** A table's columns as TypeScript that `table` takes, and in comments what was found and assumed. */
export function declaration({ name, rows, columns, notes }: TableDescription): string[] {
  const head = `${shown(name, 200)}: ${plural(rows, "row")}, ${plural(columns.length, "column")}`;
  const about = (column: string | undefined) => notes.filter((note) => note.column === column);
  return [
    ...comment(head, ""),
    ...about(undefined).flatMap(({ message }) => comment(message, "")),
    "const columns = {",
    ...columns.flatMap((column) => [
      ...about(column.name).flatMap(({ message }) => comment(message, "  ")),
      `  ${keyOf(column.name)}: "${column.kind}",${missingOf(column)}`,
    ]),
    "} as const;",
  ];
}

function missingOf({ missing }: DescribedColumn): string {
  return missing === 0 ? "" : ` // ${percent(missing)} missing`;
}

/** What files and people wrote stays in its line: an end of line would end the comment too. */
function comment(text: string, indent: string): string[] {
  return wrap(visible(text), width).map((line) => `${indent}// ${line}`);
}

const plainName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A key as TypeScript takes it. Written plainly, `__proto__` would be no key but what the object is made of. */
function keyOf(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  if (plainName.test(name)) return name;
  return JSON.stringify(name).replace(unseen, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}
