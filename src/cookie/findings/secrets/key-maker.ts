/**
 * Keys that their makers give a form of their own, so that they are found where they do not belong: AWS
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html), GitHub
 * (github.blog/engineering/behind-githubs-new-authentication-token-formats), GitLab (docs.gitlab.com/security/tokens), Slack
 * (docs.slack.dev/authentication/tokens; `xoxd-` is Slack's own session), Stripe (docs.stripe.com/keys), Google
 * (docs.cloud.google.com/docs/authentication/api-keys), and private keys in PEM (RFC 7468 sections 10 and 11). Within a
 * longer run of letters, as base64 has them, it is chance.
 */
const KEY =
  /(?<![\w+/-])(?:A[KS]IA[A-Z2-7]{16}|gh[oprsu]_[A-Za-z\d]{36,}|github_pat_\w{60,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{24,}|[rs]k_live_\w{20,}|AIza[\w-]{35})(?![\w+/-])|-----BEGIN[ +](?:[A-Z\d]+[ +]){0,3}PRIVATE[ +]KEY-----/;

/** By the first two letters. */
const MAKERS: Readonly<Record<string, string>> = {
  AK: 'AWS',
  AS: 'AWS',
  gh: 'GitHub',
  gi: 'GitHub',
  gl: 'GitLab',
  xo: 'Slack',
  rk: 'Stripe',
  sk: 'Stripe',
  AI: 'Google',
  '--': 'PEM',
};

/** Whose key a text contains: a maker, or the format of private keys; null: there is none. */
export function keyMaker(text: string): string | null {
  const key = KEY.exec(text)?.[0];
  return key === undefined ? null : (MAKERS[key.slice(0, 2)] ?? null);
}
