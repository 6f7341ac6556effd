import { wrongUse } from "./readOptions.ts";

/** An item of a list: a name, and what follows its equals sign. A name in quotes is a column's and nothing else. */
export interface Item {
  readonly name: string;
  readonly quoted: boolean;
  readonly value?: string;
}

const commaOutsideQuotes = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;
const nameAlone = /^(?:"((?:[^"]|"")*)"|([^"]+))$/;
const nameAndValue = /^(?:"((?:[^"]|"")*)"|([^"=]+))(?:=([^"]*))?$/;

/** `a,b` and, where names hold commas or quotes, `"a, b","say ""c"""`. */
export function readNames(option: string, lists: readonly string[]): string[] {
  return readItems(option, lists, nameAlone).map(({ name }) => name);
}

/** `a=1,b=2`, quoted as in `readNames`; an equals sign in a name is quoted too. */
export function readPairs(option: string, lists: readonly string[]): Item[] {
  return readItems(option, lists, nameAndValue);
}

function readItems(option: string, lists: readonly string[], pattern: RegExp): Item[] {
  return lists
    .flatMap((list) => list.split(commaOutsideQuotes))
    .map((piece) => {
      const [whole, inQuotes, bare = "", value] = pattern.exec(piece) ?? [];
      if (whole === undefined) {
        const what = piece === "" ? "an item is empty" : `cannot read ${JSON.stringify(piece)}`;
        throw wrongUse(`${option}: ${what}; a name with a comma, an equals sign or a quote goes in double quotes`);
      }
      const name = inQuotes?.replaceAll('""', '"') ?? bare;
      return { name, quoted: inQuotes !== undefined, ...(value === undefined ? {} : { value }) };
    });
}
