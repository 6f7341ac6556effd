// What ES2024 and Node 24 have and the library of TypeScript 5.0 does not know yet.

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason?: any) => void;
}

interface PromiseConstructor {
  /** Creates a new promise and gives it together with its resolve and reject functions. */
  withResolvers<T>(): PromiseWithResolvers<T>;
  /** Calls the function and gives a promise of what it returns or throws. */
  try<T, U extends unknown[]>(callback: (...args: U) => T | PromiseLike<T>, ...args: U): Promise<Awaited<T>>;
}

interface ObjectConstructor {
  /** Groups members of an iterable by the key that the callback gives. */
  groupBy<K extends PropertyKey, T>(items: Iterable<T>, keySelector: (item: T, index: number) => K): Partial<Record<K, T[]>>;
}

interface MapConstructor {
  /** Groups members of an iterable by the key that the callback gives. */
  groupBy<K, T>(items: Iterable<T>, keySelector: (item: T, index: number) => K): Map<K, T[]>;
}

interface String {
  /** Whether all surrogates of the text stand in pairs. */
  isWellFormed(): boolean;
  /** The text with every lone surrogate replaced by U+FFFD. */
  toWellFormed(): string;
}

interface RegExp {
  /** Whether the flag `v` is set. */
  readonly unicodeSets: boolean;
}

interface ArrayBuffer {
  readonly resizable: boolean;
  readonly maxByteLength: number;
  readonly detached: boolean;
  resize(newByteLength?: number): void;
  /** A new buffer with the content of this one, which is detached. */
  transfer(newByteLength?: number): ArrayBuffer;
  transferToFixedLength(newByteLength?: number): ArrayBuffer;
}

interface ArrayBufferConstructor {
  new (byteLength: number, options?: { maxByteLength?: number }): ArrayBuffer;
}

interface Set<T> {
  union<U>(other: ReadonlySetLike<U>): Set<T | U>;
  intersection<U>(other: ReadonlySetLike<U>): Set<T & U>;
  difference<U>(other: ReadonlySetLike<U>): Set<T>;
  symmetricDifference<U>(other: ReadonlySetLike<U>): Set<T | U>;
  isSubsetOf(other: ReadonlySetLike<unknown>): boolean;
  isSupersetOf(other: ReadonlySetLike<unknown>): boolean;
  isDisjointFrom(other: ReadonlySetLike<unknown>): boolean;
}

interface ReadonlySetLike<T> {
  keys(): Iterator<T>;
  has(value: T): boolean;
  readonly size: number;
}


interface IterableIterator<T> {
  map<U>(callback: (value: T, index: number) => U): IterableIterator<U>;
  filter<S extends T>(predicate: (value: T, index: number) => value is S): IterableIterator<S>;
  filter(predicate: (value: T, index: number) => unknown): IterableIterator<T>;
  take(limit: number): IterableIterator<T>;
  drop(count: number): IterableIterator<T>;
  flatMap<U>(callback: (value: T, index: number) => Iterable<U>): IterableIterator<U>;
  reduce(callback: (before: T, value: T, index: number) => T): T;
  reduce<U>(callback: (before: U, value: T, index: number) => U, initial: U): U;
  toArray(): T[];
  forEach(callback: (value: T, index: number) => void): void;
  some(predicate: (value: T, index: number) => unknown): boolean;
  every(predicate: (value: T, index: number) => unknown): boolean;
  find(predicate: (value: T, index: number) => unknown): T | undefined;
}

interface Atomics {
  waitAsync(
    typedArray: Int32Array,
    index: number,
    value: number,
    timeout?: number,
  ): { async: false; value: "not-equal" | "timed-out" } | { async: true; value: Promise<"ok" | "timed-out"> };
}
