/** The door of people: what other features may ask of it. */
export { ensurePerson, type NamedPerson } from './ensure.ts';
export { ensurePeople } from './ensure-many.ts';
export { companyNamesByIds, showPeople } from './showing.ts';
export { languageForAddress, learnLanguage, workspaceLanguage } from './languages.ts';
export { changePreferences, preferencesOf } from './me.ts';
export { listMembers, requireMember } from './members.ts';
export { changePerson, createPerson, getPerson, listPeople, listPeopleOfSegment, upsertPerson } from './people.ts';
export { changeCompany, createCompany, getCompany, listCompanies, removeCompany, upsertCompany } from './companies.ts';
export { everyIdOf, idsOfPerson } from './same-person.ts';
export { mendMerges, mergedRows } from './merging/mending.ts';
export { listPlans } from './plans.ts';
export { linkedCompanies, linkedPeople } from './merging/links.ts';
export { erasePerson } from './erasure.ts';
export { exportPerson } from './export.ts';
export { indexMissingPeople } from './searching.ts';
