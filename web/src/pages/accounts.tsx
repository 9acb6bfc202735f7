import { PageHead } from '../parts/states';

export const AccountsPage = () => <PageHead title="AccountsPage" />;
