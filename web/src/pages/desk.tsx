import { PageHead } from '../parts/states';

export const DeskPage = () => <PageHead title="DeskPage" />;
