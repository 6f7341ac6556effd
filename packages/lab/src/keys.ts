/**
 * JupyterLab takes keys of its own wherever the focus is: Enter, the arrows, letters. Within a report they are the report's;
 * those with Ctrl, Alt or Meta stay JupyterLab's. Gives what ends that.
 */
export function keepKeys(node: HTMLElement): () => void {
  const decide = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
    node.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || altKey || metaKey));
  };
  // JupyterLab listens at the document, on the way down: the window comes before.
  window.addEventListener("keydown", decide, true);
  return () => window.removeEventListener("keydown", decide, true);
}
