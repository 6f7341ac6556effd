import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { escapeHtml, escapeMarkdown, htmlName, shorten, shown, visible } from "../../src/render/escape.ts";
import { cutTo, padTo, widthOf, wrap } from "../../src/render/width.ts";

const anyText = fc.string({ unit: "binary", maxLength: 80 });

describe("users' text", () => {
  test("nothing of it is markup in HTML, in text or in an attribute", () => {
    assert.equal(escapeHtml(`<a href="x" title='y'>&\``), "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&#96;");
    fc.assert(fc.property(anyText, (text) => !/[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)/.test(escapeHtml(text))));
  });

  test("controls and what reorders text become visible", () => {
    assert.equal(visible("a\u0000b\u001bc\nd\u007f"), "a\u2400b\u241bc\u240ad\u2421");
    assert.equal(visible("\u202egnp.exe\u2066"), "\ufffdgnp.exe\ufffd");
    fc.assert(
      fc.property(anyText, (text) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(visible(text))),
    );
  });

  test("whole characters stay whole when a name is cut", () => {
    assert.equal(shorten("👩👩👩👩", 3), "👩👩…");
    assert.equal(shorten("abc", 3), "abc");
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 20 }),
        (text, limit) => [...shorten(text, limit)].length <= limit || [...text].length <= limit,
      ),
    );
  });

  test("a name of a megabyte is cut where it is shown and in its title", () => {
    const html = htmlName("m".repeat(1_000_000));
    assert.ok(html.length < 450);
    assert.match(html, /^<bdi title="m{299}…">m{59}…<\/bdi>$/);
  });

  test("no name is said to be none", () => {
    assert.equal(shown(""), "(no name)");
    assert.equal(shown(" \t"), " ␉");
    assert.equal(htmlName("  "), "<bdi>(no name)</bdi>");
  });

  test("nothing of it is markup, a mention or an address in Markdown", () => {
    assert.equal(escapeMarkdown("a|b *c* [d](e) `f`"), "a\\|b \\*c\\* \\[d\\](e) \\`f\\`");
    assert.equal(escapeMarkdown("<b>&amp;"), "&lt;b&gt;&amp;amp;");
    assert.equal(escapeMarkdown("@someone http://x"), "@<!-- -->someone http:<!-- -->//x");
    assert.equal(escapeMarkdown("1. first"), "1\\. first");
    assert.equal(escapeMarkdown("العمر"), "\u2068العمر\u2069");
  });
});

describe("widths in a terminal", () => {
  test("wide characters take two cells and marks none", () => {
    for (const [text, width] of [
      ["age", 3],
      ["年齢", 4],
      ["e\u0301", 1],
      ["👍", 2],
      ["العمر", 5],
      ["\u2068a\u2069", 1],
    ] as const)
      assert.equal(widthOf(text), width, text);
  });

  test("what is cut and padded has exactly the width asked for, give or take half a wide character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.integer({ min: 3, max: 20 }), (text, cells) => {
        assert.ok(widthOf(cutTo(text, cells)) <= cells);
        assert.equal(widthOf(padTo(cutTo(text, cells), cells)), cells);
      }),
    );
  });

  test("wrapped lines hold every word in order", () => {
    assert.deepEqual(wrap("one two three four", 9), ["one two", "three", "four"]);
    assert.deepEqual(wrap("", 9), []);
  });
});
