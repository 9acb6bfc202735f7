import { Group, Text } from '@mantine/core';
import { IconPencil, IconSignature, IconUserPlus } from '@tabler/icons-react';
import { counted } from '../../../src/mail/times';

const MOST_SPARE = 6;

interface Seated {
  readonly active: number;
  readonly required: number;
}

/** What the picture shows, in words: how many are needed, and how many are there. */
export const seatWords = ({ active, required }: Seated): string => {
  const needed = required + 1;
  const who = required === 0 ? 'one who asks' : `one who asks, ${required} who ${required === 1 ? 'signs' : 'sign'}`;
  const filled =
    active >= needed
      ? active > needed
        ? `; ${active - needed} to spare`
        : '; none to spare'
      : `; ${counted(needed - active, 'seat is', 'seats are')} empty`;
  return `A change needs ${counted(needed, 'officer')} (${who}). There ${active === 1 ? 'is' : 'are'} ${active}${filled}.`;
};

/** Required approvals against officers: a seat for who asks and for each who signs, filled or empty, and who is spare. */
export const Seats = ({ active, required }: Seated) => {
  const needed = required + 1;
  const spare = Math.max(0, active - needed);
  return (
    <div>
      <Group gap="xs" aria-hidden="true" className="seats">
        {Array.from({ length: needed }, (_, index) => {
          const Icon = index === 0 ? IconPencil : IconSignature;
          return (
            <div key={index} className={`seat ${index < active ? 'filled' : 'vacant'}`}>
              <Icon size={22} stroke={1.5} />
              <span>{index >= active ? 'empty' : index === 0 ? 'asks' : 'signs'}</span>
            </div>
          );
        })}
        {Array.from({ length: Math.min(spare, MOST_SPARE) }, (_, index) => (
          <div key={`spare ${index}`} className="seat spare">
            <IconUserPlus size={22} stroke={1.5} />
            <span>spare</span>
          </div>
        ))}
        {spare > MOST_SPARE && <span className="more-seats">+{spare - MOST_SPARE}</span>}
      </Group>
      <Text size="sm" mt="xs">
        {seatWords({ active, required })}
      </Text>
    </div>
  );
};
