/** Words of prescribed solutions: who builds, what is built, where it goes, in which format; and words of a need. */
export type SolutionLists = {
	/** Verbs of building, where they stand as an order or behind “to”. */
	builds: readonly string[];
	controls: readonly string[];
	technologies: readonly string[];
	places: readonly string[];
	/** Before a place. */
	prepositions: readonly string[];
	formats: readonly string[];
	needs: readonly string[];
	/** Before a verb of building that is meant as one. */
	orders: readonly string[];
	/** Endings of compounds that name a control or a place, where a language joins its words. */
	compounds: readonly string[];
};

export const english: SolutionLists = {
	builds: ['add', 'create', 'build', 'implement', 'put', 'place', 'make', 'introduce', 'use', 'integrate', 'migrate', 'develop', 'install', 'embed', 'insert', 'rewrite', 'refactor', 'switch to', 'set up', 'include', 'incorporate', 'deploy', 'store', 'cache', 'code', 'program', 'give us'],
	controls: ['button', 'buttons', 'dropdown', 'drop-down', 'dropdowns', 'modal', 'modals', 'popup', 'pop-up', 'popups', 'tab', 'tabs', 'page', 'pages', 'screen', 'screens', 'column', 'columns', 'checkbox', 'checkboxes', 'icon', 'icons', 'menu', 'menus', 'link', 'links', 'widget', 'widgets', 'banner', 'banners', 'sidebar', 'toolbar', 'navbar', 'slider', 'toggle', 'tooltip', 'dialog', 'dialogue', 'text box', 'textbox', 'text field', 'input field', 'radio button', 'carousel', 'accordion', 'context menu', 'hamburger menu', 'progress bar', 'search bar', 'dashboard', 'wizard'],
	technologies: ['api', 'apis', 'rest api', 'endpoint', 'endpoints', 'redis', 'cron', 'cronjob', 'cron job', 'react', 'angular', 'vue', 'sql', 'mysql', 'postgres', 'postgresql', 'mongodb', 'elasticsearch', 'kafka', 'webhook', 'webhooks', 'websocket', 'websockets', 'microservice', 'microservices', 'database table', 'table', 'tables', 'cache', 'caching', 'gpt', 'chatgpt', 'llm', 'graphql', 'docker', 'kubernetes', 'lambda', 's3', 'database', 'javascript', 'typescript', 'python', 'java', 'php', 'plugin', 'plugins', 'browser extension', 'script', 'scripts', 'regex', 'cookie', 'cookies', 'oauth', 'blockchain', 'machine learning', 'neural network', 'neural networks', 'algorithm', 'algorithms', 'chatbot', 'middleware', 'message queue', 'pipeline', 'microfrontend', 'ftp', 'sftp', 'smtp', 'zapier', 'macro', 'iframe'],
	places: ['settings', 'header', 'footer', 'sidebar', 'page', 'pages', 'screen', 'screens', 'toolbar', 'menu', 'dashboard', 'navbar', 'homepage', 'home page', 'top bar', 'panel', 'tab', 'table', 'list view', 'corner', 'form', 'dialog', 'navigation', 'database', 'profile'],
	prepositions: ['to', 'in', 'on', 'under', 'into', 'onto', 'next to', 'at', 'above', 'below', 'inside'],
	formats: ['csv', 'pdf', 'json', 'xlsx', 'xls', 'excel', 'xml', 'docx', 'png', 'svg', 'yaml', 'html', 'markdown', 'ical', 'rss'],
	needs: ['need', 'needs', 'want to be able', 'wants to be able', 'be able to', 'so that', 'because', 'cannot', "can't", 'have to', 'has to', "couldn't", 'unable', 'impossible', 'in order to', 'otherwise', 'currently'],
	orders: ['to', 'and', 'please', 'we', 'should', 'must', 'could', 'can', 'you', 'just', 'also', 'then', 'would', 'or'],
	compounds: []
};

export const german: SolutionLists = {
	builds: ['hinzufügen', 'hinzuzufügen', 'füge', 'fügt', 'einbauen', 'einzubauen', 'baut', 'bauen', 'baue', 'erstellen', 'erstelle', 'erstellt', 'implementieren', 'implementiere', 'umsetzen', 'einfügen', 'platzieren', 'einführen', 'verwenden', 'verwende', 'verwendet', 'nutzen', 'nutze', 'nutzt', 'benutzen', 'integrieren', 'integriere', 'migrieren', 'migriere', 'ergänzen', 'ergänze', 'ergänzt', 'einrichten', 'anlegen', 'programmieren', 'entwickeln', 'installieren', 'einbetten', 'setzen', 'machen', 'macht', 'speichern'],
	controls: ['button', 'buttons', 'knopf', 'knöpfe', 'schaltfläche', 'schaltflächen', 'dropdown', 'auswahlliste', 'modal', 'popup', 'pop-up', 'tab', 'tabs', 'reiter', 'seite', 'maske', 'spalte', 'spalten', 'checkbox', 'kontrollkästchen', 'icon', 'symbol', 'menü', 'menüpunkt', 'link', 'widget', 'banner', 'seitenleiste', 'symbolleiste', 'dialog', 'textfeld', 'eingabefeld', 'schieberegler', 'dashboard', 'kachel'],
	technologies: ['api', 'rest-api', 'endpunkt', 'endpunkte', 'endpoint', 'redis', 'cronjob', 'react', 'angular', 'vue', 'sql', 'mysql', 'postgresql', 'webhook', 'webhooks', 'microservice', 'tabelle', 'tabellen', 'cache', 'caching', 'gpt', 'chatgpt', 'datenbank', 'schnittstelle', 'skript', 'plugin', 'python', 'java', 'javascript', 'docker', 'cookie', 'cookies', 'algorithmus', 'blockchain'],
	places: ['einstellungen', 'kopfzeile', 'fußzeile', 'seitenleiste', 'seite', 'startseite', 'einstellungsseite', 'maske', 'symbolleiste', 'menü', 'dashboard', 'übersicht', 'tabelle', 'liste', 'formular', 'dialog', 'profil', 'navigation'],
	prepositions: ['in', 'im', 'auf', 'unter', 'neben', 'zu', 'zur', 'zum', 'oben', 'unten', 'an', 'am', 'über', 'ins'],
	formats: ['csv', 'pdf', 'json', 'xlsx', 'xls', 'excel', 'xml', 'docx', 'png', 'svg', 'yaml', 'html', 'markdown', 'ical', 'rss'],
	needs: ['brauche', 'brauchen', 'braucht', 'benötige', 'benötigen', 'benötigt', 'damit', 'weil', 'sodass', 'so dass', 'kann nicht', 'können nicht', 'kann ich nicht', 'können wir nicht', 'muss', 'müssen', 'um zu', 'sonst', 'derzeit', 'können möchte', 'möglich sein'],
	orders: [],
	compounds: ['button', 'knopf', 'schaltfläche', 'seite', 'menü', 'leiste', 'dialog', 'fenster', 'spalte', 'reiter', 'datenbank', 'schnittstelle', 'feld', 'tabelle']
};
