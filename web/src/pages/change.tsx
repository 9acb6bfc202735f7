import { PageHead } from '../parts/states';

export const ChangePage = () => <PageHead title="ChangePage" />;
