/** A frame of the page, and the documents around it from the page itself on (of those in between, their origins). */
export interface Frame {
  url: string;
  ancestors: string[];
}
