import type { Events } from './events.ts';
import type { Handler, RequestName } from './requests.ts';

/** How the models reach the background and the browser: requests and events. */
export interface Bridge {
  /** The id of this surface: it is part of a Registration, and events name it. */
  readonly surfaceId: string;
  request: { [Name in RequestName]: Handler<Name> };
  /** Returns the function that ends the subscription. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
  /** A second bridge with an id of its own, for a part of the surface that watches other sites. */
  fork(): Bridge;
}
