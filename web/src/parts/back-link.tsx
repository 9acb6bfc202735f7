import { Anchor, type AnchorProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { createPath, Link, useNavigate, useResolvedPath } from 'react-router';
import { entryBefore } from '../app/coming-back';

interface BackLinkProps extends AnchorProps {
  readonly to: string;
  /** What an address of the same page names that is no list, but one thing of it. */
  readonly one?: string;
  readonly children: ReactNode;
}

/** Leads back to a list as it was left, filters and all, where one came from it; to the list anew from elsewhere. */
export const BackLink = ({ to, one, children, ...looks }: BackLinkProps) => {
  const navigate = useNavigate();
  const list = useResolvedPath(to);
  const goBack = (event: MouseEvent): void => {
    const before = entryBefore();
    const isList =
      before?.pathname === list.pathname && (one === undefined || !new URLSearchParams(before.search).has(one));
    if (!isList || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate(-1);
  };
  return (
    <Anchor component={Link} to={createPath(list)} onClick={goBack} {...looks}>
      {children}
    </Anchor>
  );
};
