import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import type { Link } from '../format/link.ts';

const MARK = '__json_message';

/** Levels of django/contrib/messages/constants.py. */
const LEVELS: Readonly<Record<number, string>> = { 10: 'debug', 20: 'info', 25: 'success', 30: 'warning', 40: 'error' };

/**
 * Messages of django.contrib.messages in JSON (django/contrib/messages/storage/cookie.py, `MessageEncoder`): each is
 * `["__json_message", is safe HTML, level, text, tags]`. Null: there are none.
 */
export function djangoMessagesLink(octets: string, json: unknown): Link | null {
  if (!octets.includes(MARK) || !Array.isArray(json)) return null;
  const messages = json.slice(0, DECODE_BOUNDS.listed).filter((item) => Array.isArray(item) && item[0] === MARK);
  if (messages.length === 0) return null;
  const data = {
    messages: messages.map(([, isSafe, level, text]) => ({
      level: LEVELS[Number(level)] ?? level,
      text,
      isSafeHtml: isSafe === 1 || isSafe === true,
    })),
  };
  return { code: 'django-messages', certainty: 'certain', octets, data };
}
