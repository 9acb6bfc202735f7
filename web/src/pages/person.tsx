import { PageHead } from '../parts/states';

export const PersonPage = () => <PageHead title="PersonPage" />;
