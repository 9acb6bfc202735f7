import type { LookUp } from './database.ts';

export interface NewSession {
  /** SHA-256 of the secret, which is kept nowhere. */
  readonly hash: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly expiresAt: Date;
}

export const insertSession = async (db: LookUp, session: NewSession): Promise<void> => {
  await db.session.create({ data: { ...session, createdAt: new Date() } });
};

export const endSession = async (db: LookUp, hash: string): Promise<void> => {
  await db.session.updateMany({ where: { hash, endedAt: null }, data: { endedAt: new Date() } });
};
