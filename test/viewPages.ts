import * as esbuild from "esbuild";
import type { Page } from "playwright-core";
import { forPages } from "../.config/bundlePage.ts";
import { inProject } from "../.config/shell.ts";

/** All that goes wrong in a page, and all it asks the network for. */
export function watched(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => seen.push(message.text()));
  page.on("pageerror", (error) => seen.push(String(error)));
  page.on("request", (request) => seen.push(request.url()));
  return seen;
}

/** The views in a page that is none of ours: `driftlineViews` has what "@driftline/view/browser" exports. */
export async function viewsScript(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    ...forPages,
    entryPoints: [inProject("packages", "view", "src", "browser.ts")],
    write: false,
    globalName: "driftlineViews",
  });
  return outputFiles?.[0]?.text ?? "";
}

/** A page of somebody else's that shows one view; its model is `model` there, its clean-up `end`, and `listening` counts its listeners. */
export async function showView(page: Page, script: string, state: { readonly view: string }): Promise<void> {
  await page.setContent(
    `<!doctype html><html lang="en"><title>Views</title><body style="background:#fff;margin:8px"><main><h1>Page</h1><div id="place"></div></main></body></html>`,
  );
  await page.evaluate(`${script};
    globalThis.driftlineViews = driftlineViews;
    globalThis.sent = [];
    globalThis.listening = 0;
    const local = driftlineViews.localModel(${JSON.stringify(state)});
    globalThis.model = {
      ...local,
      send: (content) => sent.push(content),
      on: (...asked) => { listening++; local.on(...asked); },
      off: (...asked) => { listening--; local.off(...asked); },
    };
    globalThis.end = driftlineViews.mount(${JSON.stringify(state.view)}, model, document.getElementById("place"));`);
}
