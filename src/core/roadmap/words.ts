/** Sentences of the roadmap: the public page, the team's, and what is refused. */
export const words = {


	team: {
	},
	moves: {
	},
	form: {
		kinds: { horizon: 'Now, next, later', status: 'Status', quarter: 'Quarter' },
		kindHints: {
			horizon: 'You place requests by how soon they may come, without dates.',
			status: 'Requests stand where their status puts them; moving one changes its status.',
			quarter: 'You place requests in the quarter they are meant for.'
		},
		visibilities: { public: 'Everybody', private: 'The team alone', segments: 'People of segments' },
		segments: 'Segments',
		quarter: 'Quarters, the earliest first',
	}
} as const;
