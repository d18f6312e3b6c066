/**
 * What the oracle plays in a browser: requests one after the other, and what the server answers to each. Addresses have no
 * port, which cookies do not know. Lines are byte strings.
 */
export interface Story {
  steps: Step[];
}

/**
 * `visit`: the person enters the address. All others are begun by the page that is shown: `link` and `post` lead to another
 * page, `fetch` and `post-fetch` are subresources, `frame` puts a document into the page, and `frame-fetch` is a
 * subresource of the document put there last.
 */
export type Way = 'visit' | 'link' | 'post' | 'fetch' | 'post-fetch' | 'frame' | 'frame-fetch';

export interface Step {
  way: Way;
  /** How each hop but the last sends the browser on; 307 keeps the method. */
  status: 302 | 307;
  hops: Hop[];
  /** Two minutes have passed since the step before. */
  rested: boolean;
}

/** One request. */
export interface Hop {
  url: string;
  /** The Set-Cookie lines that answer it. */
  lines: string[];
}

export function isTopLevel(way: Way): boolean {
  return way === 'visit' || way === 'link' || way === 'post';
}

/** The method of a hop: after a 302 a POST goes on as GET. */
export function methodOf({ way, status }: Step, hop: number): 'GET' | 'POST' {
  const posts = way === 'post' || way === 'post-fetch';
  return posts && (hop === 0 || status === 307) ? 'POST' : 'GET';
}

/** The same story on sites of its own, so that it can be played while another one rests. */
export function onOwnSites(story: Story, number: number): Story {
  const renamed = (text: string) => text.replace(/(?:shop|news)/gi, (label) => `${label}${number}`);
  return {
    steps: story.steps.map((step) => ({
      ...step,
      hops: step.hops.map(({ url, lines }) => ({ url: renamed(url), lines: lines.map(renamed) })),
    })),
  };
}
