import { and, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { PreviousOwner } from '../../../routing/model/facts/standing.ts';
import type { Reader } from '../../database.ts';
import { isCounted } from '../lead-store.ts';

/** Whoever had an older lead than these is nobody's last owner. */
const MOST_LEADS = 20;

export interface OwnedBefore {
  /** Null for who cannot be told from others. */
  personKey: string | null;
  /** None for consumers. */
  accountKeys: string[];
  /** The lead that is asked about. */
  besides: string;
}

/** Who owned leads of this person, then of this company, the latest lead first; closed or not. */
export async function findPreviousOwners(
  from: Reader,
  { personKey, accountKeys, besides }: OwnedBefore,
): Promise<PreviousOwner[]> {
  const { leads } = from.t;
  const ofPerson = personKey === null ? null : eq(leads.personKey, personKey);
  const ofCompany = accountKeys.length === 0 ? null : inArray(leads.accountKey, accountKeys);
  return [
    ...(ofPerson ? await listOwners(from, { of: 'person', whose: ofPerson, besides }) : []),
    ...(ofCompany ? await listOwners(from, { of: 'company', whose: ofCompany, besides }) : []),
  ];
}

async function listOwners(
  from: Reader,
  which: { of: PreviousOwner['of']; whose: ReturnType<typeof eq>; besides: string },
): Promise<PreviousOwner[]> {
  const { leads } = from.t;
  const rows = await from
    .select({
      ownerId: leads.ownerId,
      as: leads.closeOutcome,
      touchedAt: leads.lastTouchAt,
      activeAt: leads.activeAt,
      closedAt: leads.closedAt,
    })
    .from(leads)
    .where(
      and(
        which.whose,
        isNotNull(leads.ownerId),
        ne(leads.id, which.besides),
        isNull(leads.mergedInto),
        isCounted(from.t),
      ),
    )
    .orderBy(desc(leads.receivedAt), desc(leads.id))
    .limit(MOST_LEADS);
  return rows.flatMap(({ ownerId, as, touchedAt, activeAt, closedAt }) => {
    if (ownerId === null || as === 'bad' || as === 'no_route') return [];
    const instants = [touchedAt, activeAt, closedAt].map((at) => at?.getTime() ?? 0);
    return [{ repId: ownerId, of: which.of, until: new Date(Math.max(...instants)).toISOString() }];
  });
}
