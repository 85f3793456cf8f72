import { useSay } from '../language.tsx';
import { pagerWords as words } from '../words/pager.ts';

/** A part of a list: the page asked for, or the nearest there is. */
export interface Paged<Item> {
  items: Item[];
  /** Counted from one. */
  page: number;
  pages: number;
  first: number;
  of: number;
}

export function paged<Item>(all: Item[], asked: string | undefined, size: number, usual = 1): Paged<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const wanted = /^[1-9]\d{0,6}$/.test(asked ?? '') ? Number(asked) : usual;
  const page = Math.min(wanted, pages);
  const first = (page - 1) * size;
  return { items: all.slice(first, first + size), page, pages, first, of: all.length };
}

/**
 * Leads to the other parts of a list; nothing where all of it is shown.
 * @param query what else the address says. @param name of the page's number in it, and of the heading it leads to.
 */
export function Pager({
  part: { items, page, pages, first, of },
  name,
  path,
  query,
}: {
  part: Paged<unknown>;
  name: string;
  path: string;
  query: Record<string, string>;
}) {
  const say = useSay();
  if (pages === 1) return null;
  const to = (number: number) => {
    const { told: _, ...kept } = query;
    return `${path}?${new URLSearchParams({ ...kept, [name]: String(number) })}#${name}`;
  };
  return (
    <nav class="pager" aria-label={say(words.pages).replace('{page}', String(page)).replace('{pages}', String(pages))}>
      <p>
        {page > 1 && (
          <>
            <a href={to(page - 1)}>{say(words.previous)}</a> ·{' '}
          </>
        )}
        {say(words.shown)
          .replace('{from}', String(first + 1))
          .replace('{to}', String(first + items.length))
          .replace('{of}', String(of))}
        {page < pages && (
          <>
            {' '}
            · <a href={to(page + 1)}>{say(words.next)}</a>
          </>
        )}
      </p>
    </nav>
  );
}
