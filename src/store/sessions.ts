import type { Database } from './database.ts';

export interface NewSession {
  /** SHA-256 of the secret, which is kept nowhere. */
  readonly hash: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly expiresAt: Date;
}

export const insertSession = async (database: Database, session: NewSession): Promise<void> => {
  await database.prisma.session.create({ data: { ...session, createdAt: new Date() } });
};

export const endSession = async (database: Database, hash: string): Promise<void> => {
  await database.prisma.session.updateMany({ where: { hash, endedAt: null }, data: { endedAt: new Date() } });
};
