import { PageHead } from '../parts/states';

export const OfficersPage = () => <PageHead title="OfficersPage" />;
