import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrays } from "@driftline/source";
import { compare } from "../../src/compare.ts";
import { textEvidence } from "../../src/evidence/text.ts";
import { trainTextClassifier } from "../../src/models/textClassifier.ts";
import { random } from "../../src/stats/random.ts";

const before = "please send my invoice again the payment of last month was late and the bill is wrong".split(" ");
const after = "please help my parcel again the delivery of last week was late and the box is broken".split(" ");

/** Ten words each, some share of them from the second list; both lists are alike in length. */
function sentences(size: number, seed: number, share: number): string[] {
  const source = random(seed);
  const word = () => {
    const words = source.next() < share ? after : before;
    return words[source.below(words.length)] as string;
  };
  return Array.from({ length: size }, () => Array.from({ length: 10 }, word).join(" "));
}

describe("the evidence of texts", () => {
  it("sees that texts are about something else, though their lengths are alike", async () => {
    const report = await compare(arrays({ note: sentences(600, 1, 0) }), arrays({ note: sentences(600, 2, 0.5) }));
    const [note] = report.columns;
    assert.equal(note?.kind, "text");
    assert.equal(note?.verdict, "drift");
    assert.match(note?.evidence?.view ?? "", /^content: /);
  });

  it("is valid: of 400 pairs without a change at most 5 % and two standard errors have p under .05", () => {
    let low = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const texts = { reference: sentences(60, 2 * seed + 1, 0.2), current: sentences(90, 2 * seed + 2, 0.2) };
      const { evidence } = textEvidence.find({ texts });
      if (evidence && evidence.pValue <= 0.05) low += 1;
    }
    assert.ok(low / 400 <= 0.05 + 2 * Math.sqrt((0.05 * 0.95) / 400), `${low} of 400`);
  });

  it("has nothing to say of one side, or of texts that are all the same", () => {
    assert.deepEqual(textEvidence.find({ texts: { reference: [], current: ["a"] } }), {});
    const same = Array(50).fill("the same words in every row");
    assert.equal(textEvidence.find({ texts: { reference: same, current: same } }).evidence, undefined);
  });
});

describe("the classifier of words", () => {
  it("scores texts of words it saw on one side only apart, and unknown words as nothing", () => {
    const score = trainTextClassifier([
      { text: "red Red blue", positive: false },
      { text: "GREEN gold", positive: true },
    ]);
    assert.ok(score("green") > 0 && score("blue") < 0);
    assert.equal(score("violet"), 0);
    assert.equal(score(""), 0);
  });
});
