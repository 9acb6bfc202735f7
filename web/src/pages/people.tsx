import { PageHead } from '../parts/states';

export const PeoplePage = () => <PageHead title="PeoplePage" />;
