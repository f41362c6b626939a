import type { Kit } from '../kit.ts';
import { defineAuditTables } from './audit.ts';
import { defineDeliveryTables } from './delivery.ts';
import { defineIntakeTables } from './intake.ts';
import { defineKnowledgeTables } from './knowledge.ts';
import { defineLeadTables } from './leads.ts';
import { defineLedgerTables } from './ledger.ts';
import { defineOperationsTables } from './operations.ts';
import { definePolicyTables } from './policies.ts';
import { defineWorkspaceTables } from './workspace.ts';

/** The whole schema, written once for both engines. */
export function defineTables(k: Kit) {
  return {
    ...defineIntakeTables(k),
    ...defineKnowledgeTables(k),
    ...defineLeadTables(k),
    ...defineLedgerTables(k),
    ...definePolicyTables(k),
    ...defineWorkspaceTables(k),
    ...defineDeliveryTables(k),
    ...defineAuditTables(k),
    ...defineOperationsTables(k),
  };
}

export type Tables = ReturnType<typeof defineTables>;
