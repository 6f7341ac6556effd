import { css } from "./css.ts";

let sheet: CSSStyleSheet | undefined;

/**
 * The look, once for each document or shadow root. A sheet made by script needs no style element, so that policies
 * without inline styles do not matter. What is not in a document yet gets it when it is.
 */
export function attachStyle(el: HTMLElement): void {
  adopt(el.ownerDocument);
  requestAnimationFrame(() => {
    const root = el.getRootNode();
    if (root instanceof ShadowRoot) adopt(root);
  });
}

function adopt(root: Document | ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
