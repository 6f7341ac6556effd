// A pipe of bytes between two threads in shared memory. Who writes waits, blocked, while it is full: nothing is lost,
// memory stays bounded, and the reader goes on while the writer never returns to its event loop.

const capacity = 1 << 22;
const headBytes = 5;
const longestWhole = capacity >> 2;
const tick = 100;

const slot = { written: 0, read: 1, asleep: 2, closed: 3 } as const;

export interface PipeMemory {
  readonly counts: SharedArrayBuffer;
  readonly bytes: SharedArrayBuffer;
}

export function pipeMemory(): PipeMemory {
  return { counts: new SharedArrayBuffer(16), bytes: new SharedArrayBuffer(capacity) };
}

export interface PipeRecord {
  readonly kind: number;
  readonly payload: Uint8Array;
}

export interface PipeWriter {
  write(kind: number, payload: Uint8Array): void;
  writeText(kind: number, text: string): void;
}

/** Both counts run on past 2^32: their difference stays right in 32 bits. */
const distance = (from: number, to: number): number => (to - from) >>> 0;

export function pipeWriter(memory: PipeMemory, wake: () => void): PipeWriter {
  const counts = new Int32Array(memory.counts);
  const bytes = new Uint8Array(memory.bytes);
  const encoder = new TextEncoder();

  function announce(): void {
    if (Atomics.exchange(counts, slot.asleep, 0) === 1) wake();
  }

  function freeSpace(wanted: number): number {
    for (;;) {
      const read = Atomics.load(counts, slot.read);
      const free = capacity - distance(read, Atomics.load(counts, slot.written));
      if (free >= wanted) return free;
      if (Atomics.load(counts, slot.closed) === 1) return capacity;
      // The reader looks now and then: who waits for space does not wait for that.
      wake();
      Atomics.wait(counts, slot.read, read, tick);
    }
  }

  /** What a record that was broken off still lacks: whoever writes may be stopped anywhere. */
  let owed = 0;
  const padding = new Uint8Array(1 << 16).fill(32);

  /** A part is there once it is counted, so a record that fits is written wholly or not at all. */
  function put(chunk: Uint8Array, whole: boolean): void {
    let from = 0;
    while (from < chunk.length) {
      const free = freeSpace(whole ? chunk.length : 1);
      const position = (Atomics.load(counts, slot.written) >>> 0) % capacity;
      const length = Math.min(free, chunk.length - from);
      const part = chunk.subarray(from, from + length);
      bytes.set(part.subarray(0, capacity - position), position);
      bytes.set(part.subarray(capacity - position), 0);
      if (!whole) owed -= length;
      Atomics.add(counts, slot.written, length);
      from += length;
    }
  }

  function write(kind: number, payload: Uint8Array): void {
    while (owed > 0) put(padding.subarray(0, owed), false);
    const head = Buffer.alloc(headBytes);
    head.writeUInt32LE(payload.length);
    head[4] = kind;
    if (payload.length <= longestWhole) put(Buffer.concat([head, payload]), true);
    else {
      put(head, true);
      owed = payload.length;
      put(payload, false);
    }
    announce();
  }

  const shared = Buffer.from(memory.bytes);

  /** A text that surely fits in one piece is encoded where it will be read; most are. */
  function writeText(kind: number, text: string): void {
    const most = headBytes + text.length * 3;
    const position = (Atomics.load(counts, slot.written) >>> 0) % capacity;
    if (owed > 0 || most > longestWhole || most > capacity - position) {
      write(kind, encoder.encode(text));
      return;
    }
    freeSpace(most);
    const size = shared.write(text, position + headBytes);
    shared.writeUInt32LE(size, position);
    shared[position + 4] = kind;
    Atomics.add(counts, slot.written, headBytes + size);
    announce();
  }

  return { write, writeText };
}

export interface PipeReader {
  /** All records that are complete by now. */
  take(): PipeRecord[];
  /** Asks to be woken by the next record; false when there is something to read already. */
  sleep(): boolean;
  close(): void;
}

export function pipeReader(memory: PipeMemory): PipeReader {
  const counts = new Int32Array(memory.counts);
  const bytes = new Uint8Array(memory.bytes);
  let chunks: Buffer[] = [];
  let length = 0;
  let wanted = headBytes;

  const unread = (): number => distance(Atomics.load(counts, slot.read), Atomics.load(counts, slot.written));

  function drain(): void {
    for (let waiting = unread(); waiting > 0; waiting = unread()) {
      const position = (Atomics.load(counts, slot.read) >>> 0) % capacity;
      const size = Math.min(waiting, capacity - position);
      chunks.push(Buffer.from(bytes.slice(position, position + size).buffer));
      length += size;
      Atomics.add(counts, slot.read, size);
      Atomics.notify(counts, slot.read);
      // A writer faster than we are must not keep us from sending.
      if (length >= wanted && length >= capacity) return;
    }
  }

  function take(): PipeRecord[] {
    drain();
    if (length < wanted) return [];
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    const records: PipeRecord[] = [];
    let at = 0;
    wanted = headBytes;
    while (all.length - at >= headBytes) {
      const size = headBytes + all.readUInt32LE(at);
      if (all.length - at < size) {
        wanted = size;
        break;
      }
      records.push({ kind: all[at + 4] as number, payload: all.subarray(at + headBytes, at + size) });
      at += size;
    }
    chunks = at < all.length ? [all.subarray(at)] : [];
    length = all.length - at;
    return records;
  }

  function sleep(): boolean {
    Atomics.store(counts, slot.asleep, 1);
    return unread() === 0;
  }

  function close(): void {
    Atomics.store(counts, slot.closed, 1);
    Atomics.notify(counts, slot.read);
  }

  return { take, sleep, close };
}
