const computedStyle = window.getComputedStyle.bind(window);
const styles = new Map<string, CSSStyleDeclaration>();

/**
 * Computes the style once for each kind of element: no stylesheet is loaded in these tests, and queries by role and name
 * ask for the style of each element that they look at, again for all its ancestors.
 */
export const styleByTag: typeof window.getComputedStyle = (element, pseudo) => {
  if (pseudo || element.hasAttribute('style') || !element.isConnected) return computedStyle(element, pseudo);
  const kept = styles.get(element.tagName);
  if (kept) return kept;
  const { display, visibility } = computedStyle(element);
  const values = new Map([
    ['display', display],
    ['visibility', visibility],
  ]);
  const style = { display, visibility, getPropertyValue: (name) => values.get(name) ?? '' } as CSSStyleDeclaration;
  styles.set(element.tagName, style);
  return style;
};
