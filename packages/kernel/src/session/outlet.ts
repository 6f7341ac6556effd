// What the cells write into the pipe, read here and sent on in its order.
import type { Data } from "../link.ts";
import { type PipeReader, type PipeRecord, pipeReader } from "../pipe.ts";
import type { Header } from "../wire.ts";
import { record, type SessionStart, type ToSession } from "./between.ts";
import type { Sender } from "./sender.ts";

/** While a cell prints on, its lines go out this often, in milliseconds; the first one at once. */
const rhythm = 15;
const longestPiece = 1 << 20;

export interface Outlet {
  /** Reads and sends what is there. */
  wake(): void;
}

type Other = Exclude<ToSession, { readonly kind: "publish" }>;

function messageIn(payload: Uint8Array): { readonly said: ToSession; readonly buffers: readonly Uint8Array[] } {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const sizes: number[] = JSON.parse(bytes.toString("utf8", 4, 4 + bytes.readUInt32LE(0)));
  let at = 4 + bytes.readUInt32LE(0);
  const [json = Buffer.alloc(0), ...buffers] = sizes.map((size) => {
    at += size;
    return bytes.subarray(at - size, at);
  });
  return { said: JSON.parse(json.toString()), buffers };
}

const streams = new Map<number, string>([
  [record.stdout, "stdout"],
  [record.stderr, "stderr"],
]);

export function makeOutlet(start: SessionStart, sender: Sender, heed: (said: Other) => void): Outlet {
  const reader: PipeReader = pipeReader(start.pipe);
  let parent: Header | Data = {};
  let pieces: Uint8Array[] = [];
  let pieceKind = 0;
  let pieceBytes = 0;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    if (pieces.length === 0) return;
    const text = Buffer.concat(pieces).toString();
    const content = { name: streams.get(pieceKind), text };
    void sender.publish(parent, { type: "stream", content });
    pieces = [];
    pieceBytes = 0;
  }

  function take({ kind, payload }: PipeRecord): void {
    if (streams.has(kind)) {
      if (kind !== pieceKind || pieceBytes > longestPiece) flush();
      pieceKind = kind;
      pieces.push(payload);
      pieceBytes += payload.length;
      return;
    }
    flush();
    if (kind === record.parent) {
      parent = JSON.parse(Buffer.from(payload).toString());
      return;
    }
    const { said, buffers } = messageIn(payload);
    if (said.kind !== "publish") heed(said);
    else
      void sender.publish(parent, { type: said.type, content: said.content, metadata: said.metadata ?? {}, buffers });
  }

  function wake(): void {
    clearTimeout(timer);
    timer = undefined;
    const records = reader.take();
    for (const each of records) take(each);
    flush();
    if (records.length > 0 || !reader.sleep()) timer = setTimeout(wake, rhythm);
  }

  return { wake };
}
