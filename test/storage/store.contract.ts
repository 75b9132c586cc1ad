import type { Rows } from '#storage/rows.ts';
import { backlogContract } from './backlog.contract.ts';
import { bookContract } from './book.contract.ts';
import { commitContract } from './commit.contract.ts';
import { digestsContract } from './digests.contract.ts';
import { directoryContract } from './directory.contract.ts';
import { directoryStreamContract } from './directory-stream.contract.ts';
import { dueContract } from './due.contract.ts';
import { keptPoliciesContract } from './kept-policies.contract.ts';
import { ledgersContract } from './ledgers.contract.ts';
import { listsContract } from './lists.contract.ts';
import { logContract } from './log.contract.ts';
import { mergeContract } from './merge.contract.ts';
import { numbersContract } from './numbers.contract.ts';
import { outboxContract } from './outbox.contract.ts';
import { rollContract } from './roll.contract.ts';
import { rosterContract } from './roster.contract.ts';
import { staffOutboxContract } from './staff-outbox.contract.ts';
import { tenantsContract } from './tenants.contract.ts';
import { termDatesContract } from './term-dates.contract.ts';
import { textsContract } from './texts.contract.ts';
import { verifyContract } from './verify.contract.ts';

/** What every `Store` must do. Both backends run these same files. */
export function storeContract(name: string, open: () => Promise<Rows>): void {
  bookContract(name, open);
  commitContract(name, open);
  mergeContract(name, open);
  numbersContract(name, open);
  listsContract(name, open);
  logContract(name, open);
  outboxContract(name, open);
  rollContract(name, open);
  ledgersContract(name, open);
  staffOutboxContract(name, open);
  dueContract(name, open);
  backlogContract(name, open);
  digestsContract(name, open);
  directoryContract(name, open);
  directoryStreamContract(name, open);
  rosterContract(name, open);
  tenantsContract(name, open);
  termDatesContract(name, open);
  textsContract(name, open);
  verifyContract(name, open);
  keptPoliciesContract(name, open);
}
