const buckets = 1 << 14;
const passes = 5;
const rate = 0.5;

/** A text's distinct words as numbers: hashing keeps the model small whatever the vocabulary (Weinberger et al. 2009). */
function wordBuckets(text: string): number[] {
  const found = new Set<number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    // FNV-1a, 32 bits.
    let hash = 0x811c9dc5;
    for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
    found.add((hash ^ (hash >>> 15)) & (buckets - 1));
  }
  return [...found];
}

export interface LabelledText {
  readonly text: string;
  readonly positive: boolean;
}

/**
 * Logistic regression on the words of texts, trained one text at a time with step sizes of their own for each word
 * (AdaGrad, Duchi et al. 2011). Gives a function that scores a text: the higher, the more it looks like a positive one.
 */
export function trainTextClassifier(texts: readonly LabelledText[]): (text: string) => number {
  const weights = new Float64Array(buckets);
  const squares = new Float64Array(buckets).fill(1e-8);
  const examples = texts.map(({ text, positive }) => ({ words: wordBuckets(text), target: positive ? 1 : 0 }));
  const positives = examples.reduce((sum, { target }) => sum + target, 0);
  // Sides of different length count the same, so that the score is about the words and not about the side's length.
  const importance = [
    examples.length / Math.max(1, 2 * (examples.length - positives)),
    examples.length / Math.max(1, 2 * positives),
  ];
  const score = (words: readonly number[]) => {
    let sum = 0;
    for (const word of words) sum += weights[word] as number;
    // Long texts would otherwise be surer only for being long.
    return words.length === 0 ? 0 : sum / Math.sqrt(words.length);
  };
  for (let pass = 0; pass < passes; pass += 1) {
    for (const { words, target } of examples) {
      const slope =
        ((1 / (1 + Math.exp(-score(words))) - target) * (importance[target] as number)) /
        Math.sqrt(Math.max(1, words.length));
      for (const word of words) {
        squares[word] = (squares[word] as number) + slope * slope;
        weights[word] = (weights[word] as number) - (rate * slope) / Math.sqrt(squares[word] as number);
      }
    }
  }
  return (text) => score(wordBuckets(text));
}
