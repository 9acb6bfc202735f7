import { PageHead } from '../parts/states';

export const RolesPage = () => <PageHead title="RolesPage" />;
