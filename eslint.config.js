import tseslint from 'typescript-eslint';

const purity = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The core takes ids as arguments.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The core takes the time as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core takes the time as an argument.' },
];
const kindComparison = {
  selector: "BinaryExpression[operator=/^[!=]==?$/] > MemberExpression[property.name='kind']",
  message: 'Nobody but the registry names a kind: give ChangeKind what you need instead of comparing.',
};

export default tseslint.config(
  { ignores: ['node_modules', '.countersign', 'src/store/generated', 'coverage'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['src/domain/**', 'src/changes/**'], rules: { 'no-restricted-syntax': ['error', ...purity] } },
  {
    files: ['src/**', 'workflows/**', 'activities/**'],
    ignores: ['src/changes/**', 'src/domain/**'],
    rules: { 'no-restricted-syntax': ['error', kindComparison] },
  },
  { files: ['scripts/**', 'bench/**', 'src/processes/**', 'test/run.ts'], rules: { 'no-console': 'off' } },
);
