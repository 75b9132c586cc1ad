import type { StaffStore } from '#workflows/staff-ports.ts';
import {
  commitLedger,
  findStaffDone,
  joiners,
  ledgerEvents,
  ledgerLines,
  loadLedger,
  waitingLines,
} from './ledgers.ts';
import { commitPublication, loadPublications, loadText } from './publications.ts';
import type { Rows } from './rows.ts';
import { askEverybody, askReconcile, dueStaff, endJob, moveJob, owners } from './staff-jobs.ts';
import {
  claimStaff,
  countLate,
  loadReach,
  markSending,
  remindAgain,
  settleStaff,
  unreachedPage,
} from './staff-outbox.ts';

/** What people owe and have signed, over Azure Tables or over memory. */
export function createStaffStore(rows: Rows, salt: () => string): StaffStore {
  return {
    loadLedger: (...query) => loadLedger(rows, ...query),
    ledgerEvents: (...query) => ledgerEvents(rows, ...query),
    findDone: (...query) => findStaffDone(rows, ...query),
    commitLedger: (change) => commitLedger(rows, change, salt),
    lines: (...query) => ledgerLines(rows, ...query),
    joiners: (...query) => joiners(rows, ...query),
    waiting: (...query) => waitingLines(rows, ...query),
    publications: (school) => loadPublications(rows, school),
    commitPublication: (change) => commitPublication(rows, change, salt),
    agreementText: (...query) => loadText(rows, ...query),
    dueStaff: (...query) => dueStaff(rows, ...query),
    askReconcile: (...asked) => askReconcile(rows, ...asked),
    askEverybody: (...asked) => askEverybody(rows, ...asked),
    endJob: (...ended) => endJob(rows, ...ended),
    moveJob: (...moved) => moveJob(rows, ...moved),
    claim: (...claimed) => claimStaff(rows, ...claimed),
    settle: (...settled) => settleStaff(rows, ...settled),
    reach: (...query) => loadReach(rows, ...query),
    markSending: (...marked) => markSending(rows, ...marked),
    unreached: (...query) => unreachedPage(rows, ...query),
    remindAgain: (...asked) => remindAgain(rows, ...asked),
    late: (...query) => countLate(rows, ...query),
    owners: (...query) => owners(rows, ...query),
  };
}
