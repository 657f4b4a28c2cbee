import type { Company } from './content.ts';

type Attributes = Company['attributes'];
type Known = Pick<Company, 'plan' | 'mrr' | 'lifecycle'> & Attributes & Partial<Pick<Company, 'earlier'>>;

function company(key: string, externalId: string, name: string, known: Known): Company {
	const { plan, mrr, lifecycle, earlier = [], ...attributes } = known;
	return { key, externalId, name, domain: `${key}.example`, plan, mrr, currency: 'EUR', lifecycle, attributes, earlier };
}

export const companies: Company[] = [
	company('nordlift', 'C-1004', 'Nordlift Hissar AB', {
		plan: 'enterprise', mrr: 1_184_000, lifecycle: 'active',
		seats: 148, industry: 'Lift maintenance', country: 'SE',
		earlier: [{ untilDaysAgo: 220, plan: 'business', mrr: 410_000, lifecycle: 'active' }],
	}),
	company('orchard-medical', 'C-1011', 'Orchard Medical Service', {
		plan: 'enterprise', mrr: 862_500, lifecycle: 'active', seats: 96, industry: 'Medical equipment', country: 'IE',
		earlier: [{ untilDaysAgo: 255, plan: 'business', mrr: null, lifecycle: 'trial' }, { untilDaysAgo: 110, plan: 'business', mrr: 395_000, lifecycle: 'active' }],
	}),
	company('heizkraft-brandt', 'C-1002', 'Heizkraft Brandt GmbH', {
		plan: 'business', mrr: 198_000, lifecycle: 'active', seats: 34, industry: 'Heating', country: 'DE',
		earlier: [{ untilDaysAgo: 300, plan: 'team', mrr: 62_000, lifecycle: 'active' }],
	}),
	company('soleado', 'C-1017', 'Soleado Instalaciones', {
		plan: 'business', mrr: 164_500, lifecycle: 'active', seats: 28, industry: 'Solar', country: 'ES',
		earlier: [{ untilDaysAgo: 160, plan: 'team', mrr: 58_500, lifecycle: 'active' }],
	}),
	company('atlas-froid', 'C-1008', 'Atlas Froid', {
		plan: 'business', mrr: 232_000, lifecycle: 'active', seats: 41, industry: 'Refrigeration', country: 'FR',
	}),
	company('greenbelt', 'C-1013', 'Greenbelt Grounds', {
		plan: 'business', mrr: 149_000, lifecycle: 'active', seats: 52, industry: 'Landscaping', country: 'GB',
	}),
	company('vandermeer-glas', 'C-1003', 'Van der Meer Glas', {
		plan: 'team', mrr: 41_700, lifecycle: 'active', seats: 9, industry: 'Glazing', country: 'NL',
		earlier: [{ untilDaysAgo: 190, plan: 'starter', mrr: 12_900, lifecycle: 'active' }],
	}),
	company('brightwater', 'C-1006', 'Brightwater Pools', {
		plan: 'team', mrr: 38_400, lifecycle: 'active', seats: 8, industry: 'Pool care', country: 'AU',
	}),
	company('kaimana', 'C-1009', 'Kaimana Pest Control', {
		plan: 'team', mrr: 52_800, lifecycle: 'active', seats: 12, industry: 'Pest control', country: 'NZ',
		earlier: [{ untilDaysAgo: 130, plan: 'starter', mrr: null, lifecycle: 'trial' }],
	}),
	company('bosphorus-klima', 'C-1020', 'Boğaz Klima', {
		plan: 'team', mrr: 46_200, lifecycle: 'active', seats: 14, industry: 'Air conditioning', country: 'TR',
	}),
	company('chiave-sicura', 'C-1022', 'Chiave Sicura', {
		plan: 'starter', mrr: 7_900, lifecycle: 'active', seats: 2, industry: 'Locksmith', country: 'IT',
	}),
	company('prairie-wind', 'C-1031', 'Prairie Wind Services', {
		plan: 'enterprise', mrr: null, lifecycle: 'trial', seats: 73, industry: 'Wind turbines', country: 'CA',
	}),
	company('copperline', 'C-1029', 'Copperline Networks', {
		plan: 'business', mrr: null, lifecycle: 'prospect', seats: 45, industry: 'Telecom installation', country: 'ZA',
	}),
	company('hoshino', 'C-1030', 'Hoshino Building Care', {
		plan: 'team', mrr: null, lifecycle: 'trial', seats: 18, industry: 'Facility management', country: 'JP',
	}),
	company('tolland-fire', 'C-1005', 'Tolland Fire & Alarm', {
		plan: 'business', mrr: 0, lifecycle: 'churned', seats: 26, industry: 'Fire safety', country: 'US',
	}),
];
