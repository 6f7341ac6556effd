import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { pathsIn, separate, unite } from "../../src/widgets/buffers.ts";
import { isPlain } from "../../src/widgets/plain.ts";

type State = Readonly<Record<string, unknown>>;

/** States with bytes anywhere in them, under names of all sorts. */
const { state } = fc.letrec<{ state: State; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, 1.5, "text", ""),
    fc.uint8Array({ maxLength: 4 }),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("state"),
  ),
  state: fc.dictionary(
    fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("__proto__", "constructor")),
    tie("value"),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ),
}));

const countBytes = (value: unknown): number => {
  if (value instanceof Uint8Array) return 1;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + countBytes(part), 0);
};

describe("bytes in a state", () => {
  it("come back to their places after the way over JSON", () => {
    fc.assert(
      fc.property(state, (given) => {
        assert.ok(isPlain(given));
        const { state: rest, paths, buffers } = separate(given);
        assert.equal(buffers.length, countBytes(given));
        assert.equal(countBytes(rest), 0);
        const [arrived, places] = JSON.parse(JSON.stringify([rest, paths]));
        assert.deepEqual(unite(arrived, pathsIn(places), buffers), given);
      }),
    );
  });

  it("are the bytes of typed arrays, in their part of the memory", () => {
    const memory = new Float32Array([1, 2, 3]).buffer;
    const { buffers } = separate({ part: new Float32Array(memory, 4, 1), view: new DataView(memory, 8), all: memory });
    assert.deepEqual(buffers, [new Uint8Array(memory, 4, 4), new Uint8Array(memory, 8), new Uint8Array(memory)]);
  });

  it("leave the state that is given as it was", () => {
    const given = Object.freeze({ list: Object.freeze([Object.freeze({ bytes: new Uint8Array(1) })]) });
    const { state: rest, paths, buffers } = separate(given);
    const frozen = Object.freeze(rest);
    assert.deepEqual(unite(frozen, paths, buffers), given);
    assert.deepEqual(frozen, { list: [{}] });
  });

  it("have no place outside of the state", () => {
    const bytes = new Uint8Array(1);
    for (const path of [
      [],
      ["__proto__", "x"],
      ["constructor", "x"],
      ["a", "b"],
      ["list", 1],
      ["list", "length"],
      ["list", -1],
    ]) {
      assert.throws(() => unite({ a: 1, list: [null] }, [path], [bytes]), RangeError, JSON.stringify(path));
    }
    assert.throws(() => unite({ a: null }, [["a"]], []), /1 places for 0 buffers/);
    assert.throws(() => pathsIn([["a", {}]]), TypeError);
    assert.equal(Reflect.get({}, "x"), undefined);
  });
});
