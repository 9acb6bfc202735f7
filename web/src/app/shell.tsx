import {
  ActionIcon,
  AppShell,
  Badge,
  Burger,
  Button,
  Group,
  Menu,
  NavLink,
  ScrollArea,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBuilding,
  IconGavel,
  IconHistory,
  IconInbox,
  IconMoon,
  IconShieldCheck,
  IconSun,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
  IconDeviceDesktop,
  IconLifebuoy,
} from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useWaiting } from '../api/queries';
import { DraftButton, DraftTray } from '../draft/draft-tray';
import { SignOutForm } from '../parts/sign-out';
import { useHere, usePaths } from './account';
import { useLive } from '../api/live';

const schemes = [
  ['auto', 'As the device has it', IconDeviceDesktop],
  ['light', 'Light', IconSun],
  ['dark', 'Dark', IconMoon],
] as const;

export const SchemeMenu = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Light or dark">
          {colorScheme === 'dark' ? <IconMoon size={18} aria-hidden /> : <IconSun size={18} aria-hidden />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(([value, label, Icon]) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            aria-current={colorScheme === value}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

const PersonMenu = () => {
  const { me, membership } = useHere();
  const paths = usePaths();
  const form = useRef<HTMLFormElement>(null);
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            aria-label={`${membership.userName}: you and your accounts`}
            leftSection={<IconUserCircle size={20} aria-hidden />}
          >
            <Text span size="sm" visibleFrom="sm" maw={180} truncate>
              {membership.userName}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {membership.userName}
            <br />
            {me.email}
          </Menu.Label>
          <Menu.Item component={Link} to={paths.own}>
            Your passkeys and tokens
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>Accounts</Menu.Label>
          {me.accounts.map(({ id, slug, name }) => (
            <Menu.Item
              key={id}
              component={Link}
              to={`/accounts/${encodeURIComponent(slug)}`}
              aria-current={id === membership.id}
            >
              {name}
            </Menu.Item>
          ))}
          <Menu.Item component={Link} to="/apply">
            Open an account
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item component="a" href="/docs">
            The API, described
          </Menu.Item>
          {me.session !== null && <Menu.Item onClick={() => form.current?.requestSubmit()}>Sign out</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <SignOutForm me={me} ref={form} hidden />
    </>
  );
};

const Places = ({ onGo }: { onGo: () => void }) => {
  const { account, membership } = useHere();
  const paths = usePaths();
  const { pathname } = useLocation();
  const waiting = useWaiting(account);
  const count = waiting.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  const isOrganization = membership.clientType === 'organization';
  const places = [
    { to: paths.inbox, label: 'Inbox', icon: IconInbox, count, within: ['changes'] },
    { to: paths.place('people'), label: 'People', icon: IconUsers },
    ...(isOrganization
      ? [
          { to: paths.place('roles'), label: 'Roles', icon: IconGavel },
          { to: paths.place('groups'), label: 'Employee roles and groups', icon: IconUsersGroup },
          { to: paths.place('companies'), label: 'Companies', icon: IconBuilding },
          { to: paths.place('officers'), label: 'Officers and authorizers', icon: IconShieldCheck },
        ]
      : []),
    { to: paths.place('desk'), label: 'Support desk', icon: IconLifebuoy },
    { to: paths.place('trail'), label: 'Trail', icon: IconHistory },
  ];
  return places.map(({ to, label, icon: Icon, count: number = 0, within = [] }) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      onClick={onGo}
      label={label}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      rightSection={
        number > 0 && (
          <Badge color="amber" variant="filled" radius="sm" aria-label={`${number} wait for you`}>
            {number}
          </Badge>
        )
      }
      active={
        to === paths.inbox
          ? pathname === to || within.some((name) => pathname.startsWith(paths.place(name)))
          : pathname.startsWith(to)
      }
      {...(pathname === to && { 'aria-current': 'page' as const })}
    />
  ));
};

/** Around every page of an account: where one is, where one can go, and what is drafted. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const [isOpen, { toggle, close }] = useDisclosure();
  const { membership, account } = useHere();
  const content = useRef<HTMLDivElement>(null);
  useLive(account);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 244, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <AppShell.Header className="masthead">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? 'Hide where to go' : 'Show where to go'}
              aria-expanded={isOpen}
            />
            <Link to={`/accounts/${encodeURIComponent(account)}`} className="wordmark">
              <span>Countersign</span>
            </Link>
            <Text size="sm" c="dimmed" truncate>
              {membership.name}
            </Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            <SchemeMenu />
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Places" className="places">
        <ScrollArea>
          <Places onGo={close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} ref={content} className="content">
        <div className="column">{children}</div>
      </AppShell.Main>
      <DraftButton />
      <DraftTray />
    </AppShell>
  );
};
