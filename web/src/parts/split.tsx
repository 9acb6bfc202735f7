import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { stays } from '../app/coming-back';
import { BackLink } from './back-link';
import './split.css';

/** Whether a list and one thing of it have no room beside each other. */
export const useIsNarrow = (): boolean =>
  useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false }) === true;

/** To one thing of a list. What it leads to stands beside the list, or in place of it where that is narrow. */
export const SplitLink = ({ to, isOpen, children }: { to: string; isOpen: boolean; children: ReactNode }) => {
  const isNarrow = useIsNarrow();
  return (
    <Link
      to={to}
      className="split-item"
      {...(!isNarrow && { state: stays })}
      {...(isOpen && { 'aria-current': 'true' as const })}
    >
      {children}
    </Link>
  );
};

/** A list, and what was chosen of it: beside it, or in its place where it is narrow. */
export const Split = ({
  list,
  detail,
  back,
}: {
  list: ReactNode;
  detail: ReactNode;
  /** The way from one thing to all of them; `one` is what names it in the address. */
  back: { readonly to: string; readonly one: string; readonly words: string };
}) => {
  const isNarrow = useIsNarrow();
  if (!isNarrow)
    return (
      <div className="split">
        {list}
        <div>{detail}</div>
      </div>
    );
  return detail === null ? (
    list
  ) : (
    <>
      <BackLink to={back.to} one={back.one} size="sm" mb="md" className="split-back">
        <IconArrowLeft size={16} aria-hidden /> {back.words}
      </BackLink>
      {detail}
    </>
  );
};
