import { PageHead } from '../parts/states';

export const CompaniesPage = () => <PageHead title="CompaniesPage" />;
