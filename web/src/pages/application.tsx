import { PageHead } from '../parts/states';

export const ApplicationPage = () => <PageHead title="ApplicationPage" />;
