import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localModel } from "../src/localModel.ts";

describe("a model without a kernel", () => {
  it("tells its listeners when a value becomes another, once, and not when it is written the same", () => {
    const model = localModel({ view: "report", smallestEffect: { value: 0.1 } });
    const heard: string[] = [];
    model.on("change:smallestEffect", () => heard.push("smallestEffect"));
    model.on("change", () => heard.push("any"));
    model.set("smallestEffect", { value: 0.1 });
    assert.deepEqual(heard, []);
    model.set("smallestEffect", { value: 0.2 });
    assert.deepEqual(heard, ["smallestEffect", "any"]);
    assert.deepEqual(model.get("smallestEffect"), { value: 0.2 });
  });

  it("is not confused by names that objects have anyhow", () => {
    const model = localModel({});
    assert.equal(model.get("constructor"), undefined);
    model.set("__proto__", 1);
    assert.equal(model.get("__proto__"), 1);
  });

  it("forgets a listener, or all of an event, also while it tells them", () => {
    const model = localModel({ a: 1 });
    const heard: number[] = [];
    const first = () => {
      heard.push(1);
      model.off("change:a", second);
    };
    const second = () => heard.push(2);
    model.on("change:a", first);
    model.on("change:a", second);
    model.set("a", 2);
    model.set("a", 3);
    assert.deepEqual(heard, [1, 2, 1]);
    model.off("change:a");
    model.set("a", 4);
    assert.deepEqual(heard, [1, 2, 1]);
  });
});
