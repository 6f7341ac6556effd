import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { html } from "../../src/render/html.ts";
import { cumulativeGap } from "../../src/render/picture/gap.ts";
import { adult, hostile, samples, wide } from "./samples.ts";

const targets = ["file", "notebook"] as const;
const voidElements = new Set(["meta", "img", "br", "link"]);

/** Elements in order, with their attributes' names; throws where one is not closed in its turn. */
function elementsOf(page: string): readonly { readonly name: string; readonly attributes: readonly string[] }[] {
  const open: string[] = [];
  const found: { name: string; attributes: string[] }[] = [];
  const withoutStyle = page.replace(/<style>[^<]*<\/style>/, "");
  for (const [whole, close, name = "", rest = ""] of withoutStyle.matchAll(
    /<(\/?)([a-zA-Z!][a-zA-Z0-9]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/g,
  )) {
    if (name === "!doctype") continue;
    if (close === "/") assert.equal(name, open.pop(), `closes ${name}`);
    else {
      found.push({
        name,
        attributes: [...rest.matchAll(/([\w:-]+)(?:=|\s|$)(?:"[^"]*")?/g)].map(([, attribute = ""]) => attribute),
      });
      if (!voidElements.has(name) && !whole.endsWith("/>")) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(
    withoutStyle.replace(/<(\/?)([a-zA-Z!][a-zA-Z0-9]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/g, ""),
    /[<>]/,
    "an angle bracket outside of tags",
  );
  return found;
}

const allowed = new Set(
  "html head meta title style body main div header h1 h2 h3 h4 p ul li span bdi small table caption thead tbody tr th td details summary br svg path text".split(
    " ",
  ),
);

describe("a report as HTML", () => {
  for (const [name, make] of Object.entries(samples))
    for (const target of targets) {
      const page = html(make(), { for: target });

      test(`${name} for a ${target} is well formed, of known elements, without scripts, handlers or addresses`, () => {
        for (const element of elementsOf(page)) {
          assert.ok(allowed.has(element.name), element.name);
          for (const attribute of element.attributes) assert.doesNotMatch(attribute, /^on|^style$|href|src$|action/i);
        }
        assert.doesNotMatch(page.replace(/<style>[^<]*<\/style>/, ""), /<script|url\(/i);
        assert.doesNotMatch(/<style>([^<]*)<\/style>/.exec(page)?.[1] ?? "", /url\(|@import|expression/i);
      });

      test(`${name} for a ${target} is the same twice`, () => assert.equal(html(make(), { for: target }), page));

      test(`${name} for a ${target} hides no control characters and no overrides`, () =>
        assert.doesNotMatch(page.replaceAll("\n", ""), /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u));
    }

  test("a page has a language, one title, one main heading and a policy that forbids everything else", () => {
    const page = html(adult(), { for: "file" });
    assert.match(page, /^<!doctype html>\n<html lang="en">/);
    for (const once of ["<title>", "<h1", "<main", "<style>"]) assert.equal(page.split(once).length, 2, once);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline';/);
  });

  test("the part for a notebook is no page, and its rules hang on its class", () => {
    const part = html(adult(), { for: "notebook" });
    assert.match(part, /^<div class="driftline-report" lang="en"/);
    assert.doesNotMatch(part, /<(?:html|body|title|meta|main|h1)\b/);
    const style = (/<style>([^<]*)<\/style>/.exec(part)?.[1] ?? "").replace(/@(?:media|container)[^{]*\{/g, "");
    for (const [, selectors = ""] of style.matchAll(/([^{}]+)\{/g))
      for (const selector of selectors.split(","))
        assert.match(selector.trim(), /^(?:\[data-jp-theme-light="(?:true|false)"\] )?\.driftline-report/, selector);
  });

  test("the table has a caption, column heads and a head for every row", () => {
    const page = html(adult(), { for: "file" });
    const table = page.slice(page.indexOf('<table class="columns">'));
    assert.match(
      table,
      /^<table class="columns"><caption[^>]*>Columns, worst first<\/caption><thead><tr>(?:<th scope="col">[^<]+<\/th>){6}<\/tr><\/thead>/,
    );
    assert.equal(table.split('<tr class="row"><th scope="row"><bdi>').length - 1, 15);
  });

  test("every picture has a name or is hidden from those who listen", () => {
    for (const [, svg = ""] of html(adult(), { for: "file" }).matchAll(/<svg([^>]*)>/g))
      assert.match(svg, /role="img" aria-label="[^"]+"|aria-hidden="true"/);
  });

  test("Adult is small", () => {
    assert.ok(Buffer.byteLength(html(adult(), { for: "file" })) < 150_000);
    assert.ok(Buffer.byteLength(html(adult(), { for: "notebook" })) < 35_000);
  });

  test("a wide report stays small in a notebook, keeps its worst columns and counts the others", () => {
    for (const columns of [100, 300, 2000]) {
      const part = html(wide(columns), { for: "notebook" });
      assert.ok(Buffer.byteLength(part) < 35_000, String(Buffer.byteLength(part)));
      assert.match(part, /\d more columns not shown here/);
    }
  });

  test("no sample is too large for a notebook, whatever its names", () => {
    for (const [name, make] of Object.entries(samples))
      assert.ok(Buffer.byteLength(html(make(), { for: "notebook" })) < 35_000, name);
  });

  test("a page shows every column of a wide report", () =>
    assert.equal(html(wide(), { for: "file" }).split('<tr class="row">').length - 1, 300));

  test("users' names are isolated from the direction of the text around them", () => {
    assert.match(html(samples["worldly"]?.() ?? adult(), { for: "file" }), /<th scope="row"><bdi>العمر<\/bdi>/);
    assert.match(html(hostile(), { for: "file" }), /<bdi>&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/bdi>/);
  });

  test("the cumulative gap adds up the changes of shares and ends at nothing", () => {
    const cells = [
      [0.5, 0.25],
      [0.25, 0.25],
      [0.25, 0.5],
    ].map(([reference = 0, current = 0]) => ({ label: "", reference, current }));
    assert.deepEqual(cumulativeGap(cells), [-0.25, -0.25, 0]);
  });
});
