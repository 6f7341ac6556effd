import assert from "node:assert/strict";
import { after, beforeEach, describe, it, mock } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  directionalLink,
  floatText,
  html,
  intSlider,
  intText,
  kernelLink,
  label,
  link,
  output,
} from "../../src/index.ts";
import { openPage, stateIn } from "./page.ts";

const page = openPage();
after(() => page.leave());
beforeEach(() => void page.news());

const said = (): unknown[] =>
  page
    .news()
    .filter(({ kind }) => kind === "message")
    .map(({ data }) => data["state"]);

describe("an output area", () => {
  it("waits for the output of the request that runs, for as long as the work does", async () => {
    const area = output();
    const captured = page.run("request-1", () => area.capture(() => 3));
    assert.equal(captured, 3);
    assert.deepEqual(said(), [{ msg_id: "request-1" }, { msg_id: "" }]);
    const later = page.run("request-1", () =>
      area.capture(async () => {
        await sleep(5);
        return 4;
      }),
    );
    assert.deepEqual(said(), [{ msg_id: "request-1" }]);
    assert.equal(await later, 4);
    assert.deepEqual(said(), [{ msg_id: "" }]);
  });

  it("waits for the latest of several requests", async () => {
    const area = output();
    let end = (): void => {};
    const wait = (): Promise<void> =>
      new Promise((resolve) => {
        end = resolve;
      });
    const first = page.run("request-1", () => area.capture(wait));
    const second = page.run("request-2", () => area.capture(() => sleep(5)));
    await second;
    end();
    await first;
    assert.deepEqual(said(), [
      { msg_id: "request-1" },
      { msg_id: "request-2" },
      { msg_id: "request-1" },
      { msg_id: "" },
    ]);
  });

  it("shows an error while it waits, and throws it", async () => {
    const area = output();
    const shown = mock.method(console, "error", () => {
      assert.equal(area.msgId, "request-1");
    });
    const fail = (): never => {
      throw new Error("broken");
    };
    page.run("request-1", () => assert.throws(() => area.capture(fail), /broken/));
    const later = page.run("request-1", () => area.capture(async () => fail()));
    await assert.rejects(later, /broken/);
    shown.mock.restore();
    assert.equal(shown.mock.callCount(), 2);
    assert.equal(area.msgId, "");
  });

  it("has what is added to it, and can be cleared", async () => {
    const area = output();
    area.print("a\n");
    area.add(label({ value: "x" }));
    area.add({ "text/html": "<b>b</b>" });
    area.add({ value: 1 });
    area.add({ [Symbol.for("Jupyter.display")]: async () => ({ "text/plain": "later" }) });
    await sleep(1);
    const kinds = area.outputs.map(({ text, data }) => text ?? Object.keys(data as object).join());
    const view = "application/vnd.jupyter.widget-view+json,text/plain";
    assert.deepEqual(kinds, ["a\n", view, "text/html", "text/plain", "text/plain"]);
    page.news();
    area.clear();
    area.clear();
    assert.deepEqual(said(), [{ outputs: [] }, { outputs: [] }]);
  });
});

describe("what a handler prints", () => {
  const here = (): string | undefined => kernelLink()?.currentRequest();
  const said = (value: number): Readonly<Record<string, unknown>> => ({ method: "update", state: { value } });

  it("belongs to the cell that gave the handler when a person moves something, also after it waited", async () => {
    const slider = intSlider();
    const seen: unknown[] = [];
    page.run("cell-1", () =>
      slider.observe("value", async () => {
        seen.push(here());
        await sleep(1);
        seen.push(here());
      }),
    );
    await page.say(slider.id, said(3));
    assert.deepEqual(seen, ["cell-1", "cell-1"]);
    seen.length = 0;
    page.run("cell-2", () => slider.set({ value: 4 }));
    await sleep(5);
    assert.deepEqual(seen, ["cell-2", "cell-2"]);
  });

  it("belongs to the page's message within an area, which that page still knows after a reload", async () => {
    const slider = intSlider();
    const follower = intText();
    const area = output();
    const seen: string[] = [];
    page.run("cell-1", () => {
      slider.observe("value", ({ value }) => follower.set({ value }));
      follower.observe("value", async () => {
        await area.capture(async () => {
          await sleep(5);
          seen.push(String(here()), area.msgId);
        });
      });
    });
    await page.say(slider.id, said(3));
    // The message was not answered before all it set going had ended.
    const [request = "", waited] = seen;
    assert.match(request, /^message-/);
    assert.equal(waited, request);
    assert.equal(area.msgId, "");
  });
});

describe("a message of the page", () => {
  it("waits for what an area captures, also when the handler does not", async () => {
    const slider = intSlider();
    const area = output();
    slider.observe("value", () => {
      area.capture(() => sleep(5));
    });
    page.news();
    await page.say(slider.id, { method: "update", state: { value: 1 } });
    assert.equal(area.msgId, "");
    const ids = page.news().flatMap(({ comm, data }) => (comm === area.id ? [stateIn({ data })["msg_id"]] : []));
    assert.equal(ids.length, 2);
    assert.match(String(ids[0]), /^message-/);
  });

  it("is over for timers that it set going: they are the cell's", async () => {
    const slider = intSlider();
    const area = output();
    const seen: unknown[] = [];
    page.run("cell-1", () =>
      slider.observe("value", () => {
        setTimeout(() => area.capture(() => seen.push(area.msgId)), 5);
      }),
    );
    await page.say(slider.id, { method: "update", state: { value: 1 } });
    await sleep(10);
    assert.deepEqual(seen, ["cell-1"]);
  });
});

describe("linked values", () => {
  it("become the same, whichever changes, until the link ends", async () => {
    const first = intSlider({ value: 3 });
    const second = intText();
    const end = link(first, "value", second, "value");
    assert.equal(second.value, 3);
    second.value = 8;
    assert.equal(first.value, 8);
    await page.say(first.id, { method: "update", state: { value: 9 } });
    assert.equal(second.value, 9);
    second.value = 1000;
    assert.deepEqual([first.value, second.value], [100, 100]);
    end();
    second.value = 5;
    assert.equal(first.value, 100);
  });

  it("may follow one another one way, changed on the way", () => {
    const source = floatText({ value: 2 });
    const target = html();
    const end = directionalLink(source, "value", target, "value", (value) => `<b>${value * 2}</b>`);
    assert.equal(target.value, "<b>4</b>");
    target.value = "own";
    assert.equal(source.value, 2);
    source.value = 3;
    assert.equal(target.value, "<b>6</b>");
    end();
    source.value = 4;
    assert.equal(target.value, "<b>6</b>");
  });
});

describe("outside of a kernel", () => {
  it("widgets live as well, unseen", () => {
    page.leave();
    const printed = mock.method(console, "log", () => {});
    const slider = intSlider({ value: 200 });
    slider.observe("value", ({ value }) => {
      slider.description = String(value);
    });
    slider.value = 5;
    slider.show();
    printed.mock.restore();
    assert.equal(slider.description, "5");
    assert.deepEqual(printed.mock.calls[0]?.arguments, ["IntSlider { description: '5', value: 5 }"]);
    assert.equal(
      output().capture(() => 1),
      1,
    );
    slider.close();
  });
});
