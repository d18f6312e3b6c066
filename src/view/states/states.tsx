import { Banners } from './banners.tsx';
import { EmptyList } from './empty-list.tsx';
import { NoList } from './no-list.tsx';
import './states.css';

/** States that most visits never show: why there is no list, why it is empty, and messages about the whole list. */
export function States({ part }: { part: 'noList' | 'emptyList' | 'banners' }) {
  if (part === 'noList') return <NoList />;
  return part === 'emptyList' ? <EmptyList /> : <Banners />;
}
