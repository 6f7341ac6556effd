import { types } from "node:util";
import { isRecord } from "./plain.ts";
import { but, list, type Trait } from "./trait.ts";

/** A file that was given on the page. */
export interface UploadedFile {
  readonly name: string;
  /** Its MIME type, as the browser says. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly lastModified: Date;
  readonly content: Uint8Array;
}

const file: Trait<UploadedFile> = Object.freeze<Trait<UploadedFile>>({
  expects: "a file with its content",
  accepts: (given) => isRecord(given) && typeof given["name"] === "string" && types.isUint8Array(given["content"]),
  initial: () => {
    throw new TypeError("a file must be given");
  },
  toWire: ({ lastModified, ...rest }) => ({ ...rest, last_modified: lastModified.getTime() }),
  fromWire: (wire) => {
    if (!isRecord(wire)) return wire;
    const { last_modified: modified, ...rest } = wire;
    return Object.freeze({ ...rest, lastModified: new Date(Number(modified)) });
  },
});

/** Files that were given on the page. The page does not hear them again. */
export function uploads(): Trait<readonly UploadedFile[], readonly UploadedFile[]> {
  return but(list(file), { unechoed: true });
}
