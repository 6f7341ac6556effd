// What ES2023, ES2024 and Node 24 have and the library of TypeScript 5.0 does not know yet.

interface ReadonlyArray<T> {
  /** A copy with its elements in reverse order. */
  toReversed(): T[];
  /** A copy with its elements sorted. */
  toSorted(compare?: (a: T, b: T) => number): T[];
  /** A copy with elements removed and, in their place, others inserted. */
  toSpliced(start: number, deleteCount?: number, ...items: T[]): T[];
  /** A copy with one element replaced. */
  with(index: number, value: T): T[];
}

interface Array<T> {
  /** A copy with its elements in reverse order. */
  toReversed(): T[];
  /** A copy with its elements sorted. */
  toSorted(compare?: (a: T, b: T) => number): T[];
  /** A copy with elements removed and, in their place, others inserted. */
  toSpliced(start: number, deleteCount?: number, ...items: T[]): T[];
  /** A copy with one element replaced. */
  with(index: number, value: T): T[];
}

interface ArrayConstructor {
  /** An array of what an asynchronous iterable gives. */
  fromAsync<T>(items: AsyncIterable<T> | Iterable<T | PromiseLike<T>> | ArrayLike<T | PromiseLike<T>>): Promise<T[]>;
  fromAsync<T, U>(
    items: AsyncIterable<T> | Iterable<T> | ArrayLike<T>,
    map: (value: Awaited<T>, index: number) => U,
  ): Promise<Awaited<U>[]>;
}

interface Int8Array {
  toReversed(): Int8Array;
  toSorted(compare?: (a: number, b: number) => number): Int8Array;
  with(index: number, value: number): Int8Array;
  findLast(predicate: (value: number, index: number, array: Int8Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Int8Array) => unknown): number;
}

interface Uint8Array {
  toReversed(): Uint8Array;
  toSorted(compare?: (a: number, b: number) => number): Uint8Array;
  with(index: number, value: number): Uint8Array;
  findLast(predicate: (value: number, index: number, array: Uint8Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Uint8Array) => unknown): number;
}

interface Uint8ClampedArray {
  toReversed(): Uint8ClampedArray;
  toSorted(compare?: (a: number, b: number) => number): Uint8ClampedArray;
  with(index: number, value: number): Uint8ClampedArray;
  findLast(predicate: (value: number, index: number, array: Uint8ClampedArray) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Uint8ClampedArray) => unknown): number;
}

interface Int16Array {
  toReversed(): Int16Array;
  toSorted(compare?: (a: number, b: number) => number): Int16Array;
  with(index: number, value: number): Int16Array;
  findLast(predicate: (value: number, index: number, array: Int16Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Int16Array) => unknown): number;
}

interface Uint16Array {
  toReversed(): Uint16Array;
  toSorted(compare?: (a: number, b: number) => number): Uint16Array;
  with(index: number, value: number): Uint16Array;
  findLast(predicate: (value: number, index: number, array: Uint16Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Uint16Array) => unknown): number;
}

interface Int32Array {
  toReversed(): Int32Array;
  toSorted(compare?: (a: number, b: number) => number): Int32Array;
  with(index: number, value: number): Int32Array;
  findLast(predicate: (value: number, index: number, array: Int32Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Int32Array) => unknown): number;
}

interface Uint32Array {
  toReversed(): Uint32Array;
  toSorted(compare?: (a: number, b: number) => number): Uint32Array;
  with(index: number, value: number): Uint32Array;
  findLast(predicate: (value: number, index: number, array: Uint32Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Uint32Array) => unknown): number;
}

interface Float32Array {
  toReversed(): Float32Array;
  toSorted(compare?: (a: number, b: number) => number): Float32Array;
  with(index: number, value: number): Float32Array;
  findLast(predicate: (value: number, index: number, array: Float32Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Float32Array) => unknown): number;
}

interface Float64Array {
  toReversed(): Float64Array;
  toSorted(compare?: (a: number, b: number) => number): Float64Array;
  with(index: number, value: number): Float64Array;
  findLast(predicate: (value: number, index: number, array: Float64Array) => unknown): number | undefined;
  findLastIndex(predicate: (value: number, index: number, array: Float64Array) => unknown): number;
}

interface BigInt64Array {
  toReversed(): BigInt64Array;
  toSorted(compare?: (a: bigint, b: bigint) => number): BigInt64Array;
  with(index: number, value: bigint): BigInt64Array;
  findLast(predicate: (value: bigint, index: number, array: BigInt64Array) => unknown): bigint | undefined;
  findLastIndex(predicate: (value: bigint, index: number, array: BigInt64Array) => unknown): number;
}

interface BigUint64Array {
  toReversed(): BigUint64Array;
  toSorted(compare?: (a: bigint, b: bigint) => number): BigUint64Array;
  with(index: number, value: bigint): BigUint64Array;
  findLast(predicate: (value: bigint, index: number, array: BigUint64Array) => unknown): bigint | undefined;
  findLastIndex(predicate: (value: bigint, index: number, array: BigUint64Array) => unknown): number;
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason?: unknown) => void;
}

interface PromiseConstructor {
  /** Creates a new promise and gives it together with its resolve and reject functions. */
  withResolvers<T>(): PromiseWithResolvers<T>;
  /** Calls the function and gives a promise of what it returns or throws. */
  try<T, U extends unknown[]>(callback: (...args: U) => T | PromiseLike<T>, ...args: U): Promise<Awaited<T>>;
}

interface ObjectConstructor {
  /** Groups members of an iterable by the key that the callback gives. */
  groupBy<K extends PropertyKey, T>(
    items: Iterable<T>,
    keySelector: (item: T, index: number) => K,
  ): Partial<Record<K, T[]>>;
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

/** Asks the person at the notebook and waits for the answer; with `password` it is not shown while it is written. */
declare function prompt(text?: string, options?: { password?: boolean }): string;
