import { useEffect } from 'react';
import { useHere } from '../app/account';

/** What the window is called: the page, then the account. */
export const useTitle = (title: string | undefined): void => {
  const { membership } = useHere();
  useEffect(() => {
    document.title = [title, membership.name, 'Countersign'].filter(Boolean).join(' · ');
  }, [title, membership.name]);
};
