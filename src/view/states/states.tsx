import { Banners } from './banners.tsx';
import { EmptyList } from './empty-list.tsx';
import { NoList } from './no-list.tsx';
import './states.css';

/** What most openings never show: why there is no list, why it is empty, and what is wrong with all of it. */
export function States({ part }: { part: 'noList' | 'emptyList' | 'banners' }) {
  if (part === 'noList') return <NoList />;
  return part === 'emptyList' ? <EmptyList /> : <Banners />;
}
