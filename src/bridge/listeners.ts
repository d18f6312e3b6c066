import type { Events } from '../contract/events.ts';

type Listener<Name extends keyof Events> = (event: Events[Name]) => void;

/** Who listens to which event. One listener that throws does not keep the event from the others. */
export class Listeners {
  readonly #byName = new Map<keyof Events, Set<Listener<never>>>();

  /** Returns the function that ends the subscription. */
  add<Name extends keyof Events>(name: Name, listener: Listener<Name>): () => void {
    const listeners = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of this.#byName.get(name) ?? []) {
      try {
        (listener as Listener<Name>)(event);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/** An event that names a surface is meant for that one alone. */
export function isForAnother(payload: Events[keyof Events], surfaceId: string): boolean {
  return payload !== null && 'surfaceId' in payload && payload.surfaceId !== surfaceId;
}
