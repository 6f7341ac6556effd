/** Lumino takes no shortcut from an element that has it. */
const suppressed = "data-lm-suppress-shortcuts";

/**
 * JupyterLab takes keys of its own wherever the focus is: letters add and delete cells. Within a report they are the
 * report's; those with Ctrl, Alt or Meta stay JupyterLab's. Gives what ends that.
 */
export function keepKeys(node: HTMLElement): () => void {
  const decide = ({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
    if (target instanceof Element && node.contains(target))
      target.toggleAttribute(suppressed, !(ctrlKey || altKey || metaKey));
  };
  // JupyterLab listens at the document, on the way down: the window comes before.
  window.addEventListener("keydown", decide, true);
  return () => window.removeEventListener("keydown", decide, true);
}
