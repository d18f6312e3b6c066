import './cut.css';

/** A text that is shortened in its first parts before its last ones (see differingParts), and never at a difference first. */
export function Cut({ parts }: { parts: readonly string[] }) {
  const whole = parts.join('');
  return (
    <bdi class="raw cut" title={parts.length > 1 ? whole : undefined}>
      {parts.length > 1 ? parts.map((part, index) => <span key={index}>{part}</span>) : whole}
    </bdi>
  );
}
