import type { Events } from '../contract/events.ts';

type Listener = (event: Events[keyof Events]) => void;

/** The listeners of each event. One that throws does not stop the event for the others. */
export class Listeners {
  readonly #all = new Set<{ name: keyof Events; listener: Listener }>();

  /** Returns the function that ends the subscription. */
  add<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    const added = { name, listener: listener as Listener };
    this.#all.add(added);
    return () => this.#all.delete(added);
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const one of this.#all) {
      if (one.name !== name) continue;
      try {
        one.listener(event);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/** An event that names a surface is for that surface only. */
export function isForAnother(payload: Events[keyof Events], surfaceId: string): boolean {
  return payload !== null && 'surfaceId' in payload && payload.surfaceId !== surfaceId;
}
