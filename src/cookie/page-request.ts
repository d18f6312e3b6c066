/** A request of a page, as far as the browser's record of the page or its response shows it. */
export interface PageRequest {
  /** Without query and fragment. */
  url: string;
  /** Status of the last response; 0: the browser does not show it to the page. */
  status: number;
  /** The page itself, the document of a frame in it, what a script requested, or another resource. */
  by: 'navigation' | 'frame' | 'script' | 'resource';
  /** Origins of the frames that it was made in, the outermost first; missing: the page itself made it. */
  frames?: string[];
  /** Whether the last of these frames has its own cookies as a third party too (Storage Access API); missing: not known. */
  hasStorageAccess?: boolean;
}

/** RFC 9110 §15.5.2 and §15.5.4; 419 is Laravel's and 440 is IIS's for a session that has ended. */
const DENIALS: ReadonlySet<number> = new Set([401, 403, 419, 440]);

/** Whether a server denies a request with this status because it has no valid sign-in. */
export function isDenial(status: number): boolean {
  return DENIALS.has(status);
}

/** The same for all requests of one URL from the same frame: their cookies are the same. */
export function requestKey({ url, frames = [] }: PageRequest): string {
  return [url, ...frames].join(' ');
}
