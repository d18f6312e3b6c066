import { toText } from '../../../cookie/octets.ts';
import type { MissedDeletion } from '../../../model/set-cookie/missed-deletion.ts';
import { shownText } from '../../../model/text/shown-data.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';
import { FixedLine } from '../log/fixed-line.tsx';

/** The cookies that stay although a line was probably meant to delete them, with the line that would have. */
export function MissedDeletions({ missed }: { missed: readonly MissedDeletion[] }) {
  const { text } = useView();
  return (
    <>
      {missed.map(({ cookie, differs, line }, index) => (
        <section class="finding" data-severity="warn" data-missed={toText(cookie.name)} key={index}>
          <strong>
            <Icon name="warn" />{' '}
            {text('missedDeletion', {
              name: shownText(toText(cookie.name)),
              domain: `${cookie.hostOnly ? '' : '.'}${cookie.domain}`,
              path: shownText(toText(cookie.path)),
            })}
          </strong>
          <p>
            {text('missedDeletion_why')} {differs.map((part) => text(`missedDeletion_${part}`)).join(' ')}
          </p>
          {line === null ? (
            <p>{text('missedDeletion_otherHost', { domain: cookie.domain })}</p>
          ) : (
            <FixedLine title={text('missedDeletion_line')} line={line} />
          )}
        </section>
      ))}
    </>
  );
}
