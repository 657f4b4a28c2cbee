import { englishGrammar } from './english-grammar.ts';
import type { Lexicon } from './lexicon.ts';

export const english: Lexicon = {
	language: 'en',
	telling: ['the', 'a', 'an', 'and', 'of', 'to', 'is', 'are', 'that', 'with', 'should', 'must', 'can', 'when', 'then', 'given', 'for', 'be', 'i', 'not', 'on', 'by', 'it'],
	lists: {
		speed: ['fast', 'quick', 'quickly', 'rapid', 'rapidly', 'instant', 'instantly', 'immediate', 'immediately', 'responsive', 'performant', 'high-performance', 'promptly', 'swift', 'swiftly', 'timely', 'in a timely manner', 'in real time', 'real-time', 'realtime', 'smooth', 'smoothly', 'efficient', 'efficiently', 'without delay', 'no lag', 'low latency', 'snappy'],
		ease: ['easy', 'easily', 'intuitive', 'intuitively', 'simple', 'simply', 'user-friendly', 'user friendly', 'convenient', 'conveniently', 'effortless', 'effortlessly', 'straightforward', 'seamless', 'seamlessly', 'understandable', 'self-explanatory', 'accessible', 'easy to use', 'easy-to-use', 'usable', 'clearly', 'is clear', 'are clear', 'be clear', 'readable', 'legible', 'obvious', 'obviously', 'comfortable', 'comfortably', 'hassle-free'],
		looks: ['nice', 'nicely', 'beautiful', 'beautifully', 'attractive', 'modern', 'clean', 'cleanly', 'pretty', 'good', 'good-looking', 'looks good', 'look good', 'great', 'well', 'sleek', 'polished', 'visually appealing', 'appealing', 'professional', 'consistent', 'consistently', 'high quality', 'high-quality'],
		sturdiness: ['robust', 'robustly', 'reliable', 'reliably', 'stable', 'graceful', 'gracefully', 'resilient', 'scalable', 'maintainable', 'flexible', 'flexibly', 'extensible', 'fault-tolerant', 'highly available', 'sturdy', 'dependable', 'effective', 'effectively', 'optimized', 'optimised', 'scales well'],
		safety: ['secure', 'securely', 'safe', 'safely', 'protected', 'well-protected', 'hardened', 'private enough'],
		rightness: ['proper', 'properly', 'correct', 'correctly', 'appropriate', 'appropriately', 'suitable', 'suitably', 'adequate', 'adequately', 'reasonable', 'reasonably', 'sensible', 'sensibly', 'meaningful', 'relevant', 'right way', 'as expected', 'as intended', 'as designed', 'as usual', 'as normal', 'as before', 'expected behaviour', 'expected behavior', 'acceptable', 'sufficient', 'sufficiently', 'accurate', 'accurately', 'successfully', 'desired', 'useful', 'helpful', 'up to date', 'up-to-date'],
		working: ['works', 'work as', 'should work', 'must work', 'will work', 'is working', 'are working', 'still work', 'all work', 'is functional', 'are functional', 'fully functional', 'functions as', 'function as', 'functional'],
		escapes: ['if possible', 'where possible', 'when possible', 'whenever possible', 'wherever possible', 'as far as possible', 'as much as possible', 'as soon as possible', 'asap', 'as early as possible', 'as needed', 'if needed', 'when needed', 'where needed', 'if necessary', 'when necessary', 'where necessary', 'as necessary', 'as required', 'if required', 'where required', 'as appropriate', 'if appropriate', 'where appropriate', 'when appropriate', 'where applicable', 'if applicable', 'as applicable', 'when applicable', 'ideally', 'preferably', 'normally', 'usually', 'typically', 'generally', 'in general', 'in most cases', 'mostly', 'if feasible', 'where feasible', 'optionally', 'unless impractical', 'to the extent possible', 'best effort', 'hopefully', 'at some point', 'if desired', 'if it makes sense', 'nice to have', 'more or less', 'if practical', 'as and when'],
		openEnds: ['etc', 'etc.', 'et cetera', '...', '…', 'and so on', 'and so forth', 'such as', 'including but not limited to', 'including, but not limited to', 'but not limited to', 'and more', 'among others', 'amongst others', 'and the like', 'or similar', 'or something', 'and others', 'and similar', 'or whatever', 'and stuff', 'e.g.', 'e.g', 'eg.', 'for example', 'for instance', 'and anything else', 'things like', 'stuff like'],
		weakModals: ['may', 'might', 'could', 'try to', 'tries to', 'attempt to', 'attempts to', 'possibly', 'perhaps', 'maybe', 'may be able to', 'potentially'],
		comparatives: ['better', 'faster', 'easier', 'slower', 'larger', 'smaller', 'bigger', 'higher', 'lower', 'quicker', 'simpler', 'cleaner', 'clearer', 'nicer', 'shorter', 'longer', 'cheaper', 'safer', 'stronger', 'smarter', 'improved', 'improves', 'improve', 'enhanced', 'enhance', 'enhances', 'optimize', 'optimise', 'more easily', 'more quickly', 'more clearly', 'less often', 'more often'],
		superlatives: ['best', 'optimal', 'optimally', 'fastest', 'easiest', 'simplest', 'ideal', 'state of the art', 'state-of-the-art', 'best possible', 'best practice', 'best practices', 'nicest', 'cheapest', 'smartest'],
		amounts: ['some', 'several', 'many', 'few', 'a few', 'a couple of', 'couple of', 'a lot of', 'lots of', 'a number of', 'numerous', 'various', 'multiple', 'plenty of', 'most', 'a majority of', 'enough', 'too many', 'too much', 'a bit', 'a little', 'about', 'approximately', 'around', 'roughly', 'nearly', 'almost', 'a range of', 'a variety of', 'different kinds of'],
		sizes: ['large', 'big', 'huge', 'small', 'tiny', 'long', 'short', 'heavy', 'significant', 'significantly', 'minimal', 'minimum amount of', 'considerable', 'substantial', 'substantially', 'massive', 'high number of', 'low number of', 'large number of', 'small number of'],
		times: ['recent', 'recently', 'soon', 'often', 'frequently', 'rarely', 'regularly', 'periodically', 'occasionally', 'sometimes', 'from time to time', 'shortly', 'a while', 'a short time', 'later on', 'old enough', 'frequent', 'constantly'],
		absolutes: ['always', 'never', 'all browsers', 'every browser', 'any browser', 'all devices', 'every device', 'any device', 'all platforms', 'all environments', 'all screen sizes', 'any screen size', 'no errors', 'no error', 'without errors', 'without error', 'without any errors', 'without any error', 'without any issues', 'without issues', 'without problems', 'no bugs', 'no issues', 'bug-free', 'error-free', 'at all times', 'at any time', 'any time', '100 %', 'in all cases', 'in every case', 'under all circumstances', 'everything', 'anything', 'all possible', 'any possible', 'everywhere', 'anywhere', 'forever', '24/7', 'no matter what', 'all scenarios', 'all edge cases', 'all use cases', 'no regressions', 'no regression', 'all features', 'all functionality', 'all existing'],
		agentActs: ['approved', 'rejected', 'reviewed', 'confirmed', 'verified', 'validated', 'authorised', 'authorized', 'deleted', 'removed', 'changed', 'edited', 'modified', 'updated', 'created', 'added', 'assigned', 'invited', 'published', 'unpublished', 'signed', 'signed off', 'closed', 'cancelled', 'canceled', 'accepted', 'declined', 'granted', 'revoked', 'blocked', 'banned', 'refunded', 'paid', 'moderated', 'archived', 'merged', 'uploaded', 'submitted', 'entered', 'selected', 'chosen', 'tested', 'deployed', 'documented', 'configured', 'enabled', 'disabled', 'triggered', 'scheduled', 'decided', 'agreed', 'written', 'implemented', 'fixed', 'completed', 'released', 'installed', 'set'],
		unfinished: ['tbd', 'tbc', 'tba', 'to do', 'todo', 't.b.d.', 't.b.c.', 'to be defined', 'to be decided', 'to be determined', 'to be confirmed', 'to be discussed', 'to be specified', 'to be clarified', 'to be agreed', 'not yet known', 'not decided yet', 'fixme', 'xxx', 'lorem ipsum', 'needs discussion', 'need to discuss', 'to be continued', 'work in progress', 'wip', 'fill in', 'fill me in', '???', '??', '?'],
		controls: ['button', 'buttons', 'dropdown', 'drop-down', 'dropdowns', 'modal', 'modals', 'tab', 'tabs', 'checkbox', 'checkboxes', 'check box', 'radio button', 'radio buttons', 'popup', 'pop-up', 'popups', 'dialog', 'dialogue', 'icon', 'icons', 'sidebar', 'side bar', 'toolbar', 'navbar', 'menu', 'menus', 'slider', 'toggle', 'tooltip', 'combobox', 'combo box', 'text box', 'textbox', 'text field', 'input field', 'hyperlink', 'link', 'links', 'banner', 'carousel', 'accordion', 'spinner', 'kebab menu', 'hamburger menu', 'ellipsis', 'cta', 'widget', 'scrollbar'],
		technologies: ['redis', 'endpoint', 'endpoints', 'sql', 'mysql', 'postgres', 'postgresql', 'mongodb', 'cassandra', 'elasticsearch', 'kafka', 'rabbitmq', 'cron', 'cronjob', 'react', 'angular', 'vue', 'jquery', 'javascript', 'typescript', 'php', 'python', 'java', 'graphql', 'rest api', 'api', 'apis', 'webhook', 'websocket', 'websockets', 'microservice', 'microservices', 'docker', 'kubernetes', 'helm', 'terraform', 'lambda', 's3', 'cdn', 'database', 'database table', 'db', 'table column', 'schema', 'cache', 'cookie', 'cookies', 'localstorage', 'local storage', 'json', 'xml', 'yaml', 'http', 'css', 'html', 'dom', 'iframe', 'regex', 'queue', 'singleton', 'enum', 'class', 'component', 'module', 'middleware', 'controller', 'repository', 'npm', 'webpack', 'feature flag', 'git', 'branch', 'ci', 'pipeline', 'unit test', 'unit tests', 'jest', 'cypress', 'playwright', 'storybook'],
		fuzzyBounds: ['within a few', 'within some', 'within several', 'within a couple of', 'within a reasonable', 'within reasonable', 'within an acceptable', 'within acceptable', 'within a short', 'in a few', 'in a couple of', 'in a reasonable', 'in reasonable', 'after a few', 'after some', 'after a while', 'after a short', 'after a couple of', 'every few', 'every couple of', 'for a few', 'for a while', 'for some time', 'under a few', 'at least a few', 'at least some', 'at most a few', 'up to several', 'up to a few', 'or so'],
		failures: ['there are no', 'there is no', 'has no', 'have no', 'with no', 'not available', 'error', 'errors', 'fail', 'fails', 'failed', 'failing', 'failure', 'invalid', 'empty', 'missing', 'not found', 'denied', 'unauthorised', 'unauthorized', 'forbidden', 'permission', 'permissions', 'not allowed', 'cannot', "can't", 'unable', 'unless', 'timeout', 'times out', 'offline', 'exceeds', 'exceed', 'exceeded', 'too large', 'too long', 'duplicate', 'expired', 'expires', 'wrong', 'incorrect', 'no results', 'reject', 'rejected', 'rejects', 'refused', 'warning', 'unavailable', 'without', 'must not', 'should not', "shouldn't", 'does not', "doesn't", 'not logged in', 'not signed in', 'already exists', 'blank', 'nothing', 'no longer', 'conflict', '404', '403', '401', 'http 500', 'status 500', 'code 500', 'unknown'],
		synonyms: [
			['user', 'customer', 'client', 'member', 'visitor'],
			['delete', 'remove', 'erase'],
			['sign in', 'log in', 'login'],
			['sign out', 'log out', 'logout'],
			['sign up', 'register'],
			['admin', 'administrator', 'superuser'],
			['picture', 'image', 'photo'],
			['organisation', 'organization', 'company'],
			['message', 'notification', 'alert'],
			['post', 'article'],
			['folder', 'directory'],
			['workspace', 'project space'],
			['cart', 'basket'],
			['settings', 'preferences'],
			['comment', 'remark'],
			['task', 'ticket', 'issue']
		]
	},
	grammar: englishGrammar,
	blanks: {
		howMany: '<how many>',
		howLong: 'within <how many> seconds',
		which: '<which>',
		who: '<who>',
		what: '<the subject>',
		than: 'than <what>',
		byHowMuch: 'by <how much>',
		unit: '<unit>',
		happens: 'When <what happens>',
		seen: 'Then <what is seen>',
		load: 'with <how many> users in 95 of 100 cases',
		insteadOf: 'Instead, <what happens>'
	},
	instead: { may: 'must', might: 'must', could: 'must', 'may be able to': 'can', 'try to': 'must', 'tries to': 'must', 'attempt to': 'must', 'attempts to': 'must', 'and/or': 'or' },
	skeletons: [
		'When <what goes wrong>, the person sees <which message> and nothing they entered is lost.',
		'When there is nothing to show, the person sees <what is said instead>.',
		'When somebody without permission tries it, they see <which message> and nothing changes.'
	],
	steps: { given: ['given'], when: ['when'], then: ['then'], and: ['and', 'but', '*'] }
};
