/** Styles that depend on numbers go through the element's own style: a policy that forbids style attributes allows that. */
export function placed<Placed extends HTMLElement | SVGElement>(
  placed: Placed,
  styles: Readonly<Record<string, string>>,
): Placed {
  for (const [name, value] of Object.entries(styles)) placed.style.setProperty(name, value);
  return placed;
}

export const part = (share: number): string => `${Number((share * 100).toFixed(3))}%`;
