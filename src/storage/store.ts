import { randomBytes } from 'node:crypto';
import type { SchoolId } from '#domain/ids.ts';
import type { Store } from '#workflows/ports.ts';
import { readBacklog } from './backlog.ts';
import { bookDue, bookPage, commitBook, loadBookEntry } from './book.ts';
import { loadCards } from './cards.ts';
import {
  allCases,
  dueCases,
  loadCase,
  loadCounter,
  loadEvents,
  loggedCases,
  myCases,
  openCases,
} from './cases.ts';
import { commitChange } from './commit.ts';
import { askDigest, endDigest, isDigestDone } from './digests.ts';
import { findPeople, loadHolders, loadMemberships, loadPerson, seedDirectory } from './directory.ts';
import { createDirectoryStore } from './directory-stream.ts';
import * as keys from './keys.ts';
import { claim, settle } from './outbox.ts';
import { putOff } from './put-off.ts';
import { putRows } from './put-rows.ts';
import { readAll } from './read-all.ts';
import {
  attemptRecord,
  doneRecord,
  exportRecord,
  policyRecord,
  readRecord,
  readRecordSchema,
  referenceRecord,
  routeRecord,
  writeRecord,
} from './records.ts';
import { createRollStore } from './roll.ts';
import type { Rows } from './rows.ts';
import { setShared, sharedCases } from './shared.ts';
import { createStaffStore } from './staff-store.ts';
import { bindChannel, loadChannel, schoolIn } from './tenants.ts';
import { addTermDates, loadTermDates } from './term-dates.ts';
import { createTurns } from './turns.ts';
import { verifyCase } from './verify-case.ts';

/** The store of every school, over Azure Tables or over memory. */
export function createStore(rows: Rows): Store {
  const inTurn = createTurns();
  const inSchool = (school: SchoolId, key: string) => rows.get(keys.schoolPartition(school), key);
  const put = (partition: string, key: string, content: object) =>
    putRows(rows, partition, [{ key, text: writeRecord(content) }]);

  return {
    loadCase: (school, caseId) => loadCase(rows, school, caseId),
    loadEvents: (school, caseId) => loadEvents(rows, school, caseId),
    loadCards: (school, caseId) => loadCards(rows, school, caseId),
    commit: (change) => commitChange(rows, change, salt),
    inReportQueue: (school, work) => inTurn(school, work),
    findDone: async (school, form, person) => {
      const row = await inSchool(school, keys.doneKey(form, person));
      return row && readRecord(doneRecord, row);
    },
    counter: (school, year) => loadCounter(rows, school, year),
    findReference: async (school, reference) => {
      const row = await inSchool(school, keys.referenceKey(reference));
      return row && readRecord(referenceRecord, row).caseId;
    },
    openCases: (...query) => openCases(rows, ...query),
    myCases: (...query) => myCases(rows, ...query),
    sharedCases: (...query) => sharedCases(rows, ...query),
    setShared: (...shared) => setShared(rows, ...shared),
    dueCases: (...query) => dueCases(rows, ...query),
    loggedCases: (school, span) => loggedCases(rows, school, span),
    isDigestDone: (...day) => isDigestDone(rows, ...day),
    askDigest: (...asked) => askDigest(rows, ...asked),
    endDigest: (...day) => endDigest(rows, ...day),
    termDates: (...query) => loadTermDates(rows, ...query),
    addTermDates: (...dates) => addTermDates(rows, ...dates),
    putOff: (...moved) => putOff(rows, ...moved),
    allCases: (school) => allCases(rows, school),
    verifyCase: (school, caseId) => verifyCase(rows, school, caseId),

    bookEntry: (school, id) => loadBookEntry(rows, school, id),
    bookPage: (...query) => bookPage(rows, ...query),
    bookDue: (school, today) => bookDue(rows, school, today),
    commitBook: (school, change) => commitBook(rows, school, change),

    roll: createRollStore(rows, salt),

    directory: createDirectoryStore(rows),
    person: (school, id) => loadPerson(rows, school, id),
    people: (...query) => findPeople(rows, ...query),
    holders: (school) => loadHolders(rows, school),
    memberships: (tenant, account) => loadMemberships(rows, tenant, account),
    seedDirectory: (...seed) => seedDirectory(rows, ...seed),

    keepPolicy: (school, pack, json) => put(keys.schoolPartition(school), keys.policyKey(pack), { json }),
    keptPolicy: async (school, pack) => {
      const row = await inSchool(school, keys.policyKey(pack));
      return row && readRecord(policyRecord, row).json;
    },

    route: async (school, person) => {
      const row = await inSchool(school, keys.routeKey(person));
      return row && readRecord(routeRecord, row);
    },
    saveRoute: (school, person, route) => put(keys.schoolPartition(school), keys.routeKey(person), route),
    channel: (school) => loadChannel(rows, school),
    bindChannel: (...bound) => bindChannel(rows, ...bound),
    schoolOfPlace: (tenant, place) => schoolIn(rows, tenant, keys.placeKey(place)),
    chosenSchool: (tenant, account) => schoolIn(rows, tenant, keys.chosenKey(account)),
    chooseSchool: (tenant, account, school) =>
      put(keys.tenantPartition(tenant), keys.chosenKey(account), { school }),

    staff: createStaffStore(rows, salt),

    claim: (...claimed) => claim(rows, ...claimed),
    settle: (...settled) => settle(rows, ...settled),
    backlog: (...query) => readBacklog(rows, ...query),

    recordRead: async (school, ...reads) => {
      if (reads.length === 0) return;
      const puts = reads.map((read) => ({
        key: keys.readKey(read.caseId, read.at, read.person),
        text: writeRecord(read),
      }));
      await putRows(rows, keys.logPartition(school), puts);
    },
    reads: async (school, caseId) => {
      const stored = await readAll(rows, keys.logPartition(school), keys.readPrefix(caseId));
      return stored.map((row) => readRecord(readRecordSchema, row));
    },
    recordAttempt: (school, attempt) =>
      put(
        keys.logPartition(school),
        keys.attemptKey(attempt.at, attempt.person, salt().slice(0, 8)),
        attempt,
      ),
    attempts: async (school) => {
      const stored = await readAll(rows, keys.logPartition(school), 'attempt_');
      return stored.map((row) => readRecord(attemptRecord, row));
    },
    recordExport: (school, exported) =>
      put(
        keys.logPartition(school),
        keys.exportKey(exported.at, exported.person, salt().slice(0, 8)),
        exported,
      ),
    exports: async (school) => {
      const stored = await readAll(rows, keys.logPartition(school), 'export_');
      return stored.map((row) => readRecord(exportRecord, row));
    },
  };
}

function salt(): string {
  return randomBytes(16).toString('hex');
}
