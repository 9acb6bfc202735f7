import type { ComponentProps } from 'react';
import { grantable } from '../../../../src/domain/catalogue';
import { RightsChoice } from '../../parts/rights-choice';

const sections = [...new Set(grantable.map(({ section }) => section))].map((section) => ({
  section,
  functions: grantable.filter((each) => each.section === section),
}));

/** Chooses from the whole catalogue: there is no account yet that would say what it has. */
export const CataloguePicker = (props: Omit<ComponentProps<typeof RightsChoice>, 'sections'>) => (
  <RightsChoice sections={sections} {...props} />
);
