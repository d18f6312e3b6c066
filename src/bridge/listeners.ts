import type { Events } from '../contract/events.ts';

type Listener<Name extends keyof Events> = (event: Events[Name]) => void;

/** The listeners of each event. One that throws does not stop the event for the others. */
export class Listeners {
  readonly #byName: { [Name in keyof Events]: Set<Listener<Name>> } = {
    cookiesChanged: new Set(),
    accessChanged: new Set(),
    settingsChanged: new Set(),
    rejectedChanged: new Set(),
    historyChanged: new Set(),
    tabMoved: new Set(),
    recordingChanged: new Set(),
  };

  /** Returns the function that ends the subscription. */
  add<Name extends keyof Events>(name: Name, listener: Listener<Name>): () => void {
    const listeners = this.#byName[name].add(listener);
    return () => listeners.delete(listener);
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of this.#byName[name]) {
      try {
        listener(event);
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
