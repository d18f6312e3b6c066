import { expect, test } from 'vitest';
import { html, readable, scriptValue } from '../../demo/markup.ts';

const HOSTILE = `<img src=x onerror="alert('1')">&amp;`;

test('texts are escaped, in elements and in attributes', () => {
  const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;';
  expect(html`<p title="${HOSTILE}">${HOSTILE}</p>`.html).toBe(`<p title="${escaped}">${escaped}</p>`);
});

test('markup, lists of it, numbers and nothing go in as they are', () => {
  expect(html`<ul>${['<', 'b'].map((text) => html`<li>${text}</li>`)}${3}${null}</ul>`.html).toBe(
    '<ul><li>&lt;</li><li>b</li>3</ul>',
  );
});

test('a value in a script cannot end the script', () => {
  expect(scriptValue('</script><script>alert(1)').html).toBe('"\\u003c/script>\\u003cscript>alert(1)"');
});

test.each([
  ['gr\xc3\xbc\xc3\x9fe', 'grüße'],
  ['a\x01b\x7f\t', 'a\\x01b\\x7f\\x09'],
  ['\xe9', '\ufffd'],
])('octets %j are shown as %s', (octets, text) => expect(readable(octets)).toBe(text));
