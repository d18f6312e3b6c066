import type { Events } from './events.ts';
import type { Handler, RequestName } from './requests.ts';

/** What the models know of the rest of Crumb. */
export interface Bridge {
  /** Names this surface in the background's register: goes into a Registration, comes back in events. */
  readonly surfaceId: string;
  request: { [Name in RequestName]: Handler<Name> };
  /** Returns the function that ends the subscription. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
  /** The same with a name of its own in the register, for a part of the surface that watches other sites. */
  fork(): Bridge;
}
