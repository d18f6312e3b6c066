/**
 * A story that the oracle plays in a browser: requests one after the other, and the server's response to each. URLs
 * have no port, which cookies ignore. Lines are byte strings.
 */
export interface Story {
  steps: Step[];
}

/**
 * `visit`: the person enters the URL. The page that is shown makes all others: `link` and `post` lead to another page,
 * `fetch` and `post-fetch` are subresources, `frame` loads a document into the page, and `frame-fetch` is a subresource
 * of the document loaded there last.
 */
export type Way = 'visit' | 'link' | 'post' | 'fetch' | 'post-fetch' | 'frame' | 'frame-fetch';

export interface Step {
  way: Way;
  /** The status with which each hop but the last redirects; 307 keeps the method. */
  status: 302 | 307;
  hops: Hop[];
  /** Two minutes have passed since the step before. */
  rested: boolean;
}

/** One request. */
export interface Hop {
  url: string;
  /** The Set-Cookie lines of the response. */
  lines: string[];
}

export function isTopLevel(way: Way): boolean {
  return way === 'visit' || way === 'link' || way === 'post';
}

/** The method of a hop: after a 302 a POST continues as GET. */
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
