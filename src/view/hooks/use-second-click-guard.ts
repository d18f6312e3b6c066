import { useRef } from 'preact/hooks';

/**
 * A handler of clicks on their way down to the buttons of a part of the page. The second click of a double click is meant for
 * what the first hit, and not for a button that has taken its place, such as that of the next entry of a list. It submits no form
 * again.
 */
export function useSecondClickGuard(): (event: MouseEvent) => void {
  const pressed = useRef<Element | null>(null);
  return (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const isMeant = button === null || (button === pressed.current && button.type !== 'submit');
    if (event.detail < 2 || isMeant) pressed.current = button;
    else {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}
