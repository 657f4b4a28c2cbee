import { germanGrammar } from './german-grammar.ts';
import type { Lexicon } from './lexicon.ts';

/** `~` stands for the endings of an adjective. */
export const german: Lexicon = {
	language: 'de',
	telling: ['der', 'die', 'das', 'und', 'ein', 'eine', 'einen', 'einem', 'ist', 'sind', 'wird', 'werden', 'kann', 'muss', 'soll', 'sollte', 'wenn', 'dann', 'mit', 'für', 'nicht', 'auf', 'von', 'zu', 'den', 'dem', 'im', 'oder', 'ich', 'angenommen', 'innerhalb', 'alle', 'wie', 'usw', 'nach', 'bei', 'einige', 'mehrere', 'höchstens', 'mindestens', 'werden', 'dokumentieren', 'durch', 'sie', 'es'],
	lists: {
		speed: ['schnell~', 'zügig~', 'rasch~', 'flott~', 'umgehend', 'unverzüglich', 'sofort', 'sofortig~', 'prompt', 'performant~', 'reaktionsschnell~', 'flüssig~', 'effizient~', 'in echtzeit', 'ohne verzögerung', 'zeitnah~', 'verzögerungsfrei'],
		ease: ['einfach~', 'leicht~', 'intuitiv~', 'benutzerfreundlich~', 'bedienerfreundlich~', 'anwenderfreundlich~', 'bequem~', 'mühelos~', 'nahtlos~', 'verständlich~', 'selbsterklärend~', 'übersichtlich~', 'komfortabel', 'komfortable', 'gut lesbar', 'lesbar', 'deutlich', 'klar erkennbar', 'barrierefrei~', 'unkompliziert~'],
		looks: ['schön~', 'ansprechend~', 'modern~', 'sauber~', 'gut', 'gute', 'guten', 'hübsch~', 'hochwertig~', 'professionell~', 'einheitlich~', 'konsistent~', 'attraktiv~'],
		sturdiness: ['robust~', 'zuverlässig~', 'stabil~', 'fehlertolerant~', 'skalierbar~', 'wartbar~', 'flexibel', 'flexible', 'flexiblen', 'erweiterbar~', 'belastbar~', 'hochverfügbar~', 'effektiv~', 'verlässlich~', 'optimiert~'],
		safety: ['sicher~', 'geschützt~', 'abgesichert~', 'gefahrlos~'],
		rightness: ['korrekt~', 'richtig~', 'ordnungsgemäß~', 'angemessen~', 'geeignet~', 'passend~', 'sinnvoll~', 'vernünftig~', 'ausreichend~', 'wie erwartet', 'wie gewohnt', 'wie vorgesehen', 'wie gewünscht', 'wie üblich', 'wie bisher', 'akzeptabel', 'relevant~', 'aussagekräftig~', 'hilfreich~', 'erfolgreich', 'aktuell'],
		working: ['funktioniert', 'funktionieren', 'läuft einwandfrei', 'einwandfrei~', 'funktionsfähig~', 'funktional~'],
		escapes: ['wenn möglich', 'falls möglich', 'sofern möglich', 'nach möglichkeit', 'möglichst', 'so bald wie möglich', 'sobald wie möglich', 'so schnell wie möglich', 'soweit möglich', 'bei bedarf', 'nach bedarf', 'falls nötig', 'wenn nötig', 'falls erforderlich', 'wenn erforderlich', 'gegebenenfalls', 'ggf', 'ggf.', 'idealerweise', 'bestenfalls', 'normalerweise', 'üblicherweise', 'in der regel', 'i. d. r.', 'in der regel', 'meistens', 'meist', 'im allgemeinen', 'grundsätzlich', 'vorzugsweise', 'optional', 'wo sinnvoll', 'falls sinnvoll', 'im normalfall', 'unter umständen'],
		openEnds: ['usw', 'usw.', 'etc', 'etc.', 'und so weiter', 'u. a.', 'u.a.', 'unter anderem', 'z. b.', 'z.b.', 'zum beispiel', 'beispielsweise', 'wie etwa', 'und ähnliches', 'u. ä.', 'u.ä.', 'oder ähnliches', 'o. ä.', 'o.ä.', 'und mehr', 'uvm', 'u. v. m.', 'und vieles mehr', 'einschließlich, aber nicht beschränkt auf', '...', '…', 'insbesondere'],
		weakModals: ['könnte', 'könnten', 'dürfte', 'dürften', 'möglicherweise', 'eventuell', 'evtl', 'evtl.', 'vielleicht', 'versucht zu', 'versuchen zu', 'unter umständen kann', 'gegebenenfalls kann', 'mag', 'mögen'],
		comparatives: ['besser~', 'schneller', 'einfacher', 'leichter', 'größer', 'kleiner', 'höher', 'niedriger', 'kürzer', 'länger', 'günstiger', 'sicherer', 'übersichtlicher', 'klarer', 'verbessert', 'verbessern', 'optimieren', 'häufiger', 'seltener'],
		superlatives: ['beste', 'besten', 'bestes', 'optimal~', 'bestmöglich~', 'schnellste', 'schnellsten', 'einfachste', 'einfachsten', 'ideal~', 'auf dem stand der technik'],
		amounts: ['einige', 'einigen', 'mehrere', 'mehreren', 'viele', 'vielen', 'wenige', 'wenigen', 'ein paar', 'manche', 'manchen', 'etliche', 'diverse', 'diversen', 'verschiedene', 'verschiedenen', 'zahlreiche', 'zahlreichen', 'genug', 'genügend', 'zu viele', 'eine reihe von', 'eine vielzahl', 'etwa', 'circa', 'ca', 'ca.', 'ungefähr', 'rund', 'fast', 'nahezu', 'die meisten', 'ein bisschen', 'ein wenig'],
		sizes: ['große', 'großen', 'großer', 'großes', 'groß', 'kleine', 'kleinen', 'kleiner', 'klein', 'riesig~', 'lange', 'langen', 'kurze', 'kurzen', 'erheblich~', 'deutlich mehr', 'minimal~', 'wesentlich~', 'signifikant~'],
		times: ['kürzlich', 'neulich', 'bald', 'oft', 'häufig~', 'selten~', 'regelmäßig~', 'gelegentlich~', 'manchmal', 'ab und zu', 'von zeit zu zeit', 'in kürze', 'demnächst', 'periodisch~', 'ständig~', 'neueste', 'neuere'],
		absolutes: ['immer', 'nie', 'niemals', 'stets', 'jederzeit', 'alle browser', 'allen browsern', 'alle geräte', 'allen geräten', 'alle plattformen', 'allen plattformen', 'keine fehler', 'kein fehler', 'ohne fehler', 'fehlerfrei~', 'ohne probleme', 'problemlos~', '100 %', 'in allen fällen', 'in jedem fall', 'unter allen umständen', 'überall', 'alles', 'für immer', 'rund um die uhr', 'alle möglichen', 'alle anwendungsfälle'],
		agentActs: ['genehmigt', 'freigegeben', 'abgelehnt', 'geprüft', 'bestätigt', 'validiert', 'autorisiert', 'gelöscht', 'entfernt', 'geändert', 'bearbeitet', 'aktualisiert', 'erstellt', 'angelegt', 'hinzugefügt', 'zugewiesen', 'eingeladen', 'veröffentlicht', 'geschlossen', 'storniert', 'abgebrochen', 'angenommen', 'gewährt', 'entzogen', 'gesperrt', 'erstattet', 'bezahlt', 'archiviert', 'hochgeladen', 'eingegeben', 'ausgewählt', 'getestet', 'ausgerollt', 'dokumentiert', 'konfiguriert', 'aktiviert', 'deaktiviert', 'ausgelöst', 'geplant', 'entschieden', 'umgesetzt', 'behoben', 'abgenommen'],
		unfinished: ['tbd', 'tbc', 'todo', 'n. n.', 'noch offen', 'noch zu klären', 'zu klären', 'zu definieren', 'noch festzulegen', 'wird noch festgelegt', 'wird noch definiert', 'folgt noch', 'offen', 'xxx', 'platzhalter', '???', '??', '?'],
		controls: ['button', 'buttons', 'knopf', 'schaltfläche', 'schaltflächen', 'dropdown', 'auswahlliste', 'klappliste', 'modal', 'dialog', 'dialogfenster', 'popup', 'pop-up', 'tab', 'tabs', 'reiter', 'registerkarte', 'checkbox', 'kontrollkästchen', 'kästchen', 'icon', 'symbol', 'seitenleiste', 'symbolleiste', 'menü', 'menüpunkt', 'schieberegler', 'tooltip', 'textfeld', 'eingabefeld', 'link', 'banner', 'widget'],
		technologies: ['redis', 'endpunkt', 'endpunkte', 'endpoint', 'sql', 'mysql', 'postgresql', 'mongodb', 'kafka', 'cronjob', 'react', 'angular', 'vue', 'javascript', 'typescript', 'php', 'python', 'java', 'graphql', 'api', 'rest-api', 'webhook', 'microservice', 'docker', 'kubernetes', 'datenbank', 'datenbanktabelle', 'tabelle', 'cache', 'cookie', 'cookies', 'json', 'xml', 'css', 'html', 'schnittstelle', 'skript', 'warteschlange'],
		fuzzyBounds: ['innerhalb weniger', 'innerhalb einiger', 'innerhalb kurzer', 'innerhalb angemessener', 'in wenigen', 'in einigen', 'in kurzer', 'in angemessener', 'nach einigen', 'nach wenigen', 'nach kurzer', 'nach einiger', 'alle paar', 'für einige', 'binnen weniger', 'binnen kurzer', 'binnen kurzem', 'mindestens einige'],
		failures: ['fehler', 'fehlermeldung', 'fehlschlägt', 'fehlgeschlagen', 'schlägt fehl', 'ungültig', 'ungültige', 'ungültigen', 'ungültiger', 'leer', 'leere', 'leeren', 'fehlt', 'fehlen', 'fehlende', 'fehlenden', 'nicht gefunden', 'verweigert', 'berechtigung', 'berechtigungen', 'nicht erlaubt', 'kann nicht', 'können nicht', 'darf nicht', 'dürfen nicht', 'kein', 'keine', 'keinen', 'offline', 'abgelaufen', 'läuft ab', 'überschreitet', 'überschritten', 'zu groß', 'zu lang', 'doppelt', 'falsch', 'falsche', 'falschen', 'falsches', 'abgelehnt', 'warnung', 'hinweis', 'nicht angemeldet', 'ohne', 'außer', 'nichts', 'bereits vorhanden', 'unbekannt', 'zeitüberschreitung'],
		synonyms: [
			['benutzer', 'nutzer', 'anwender', 'kunde', 'mitglied', 'user'],
			['löschen', 'entfernen'],
			['anmelden', 'einloggen', 'einwählen'],
			['abmelden', 'ausloggen'],
			['registrieren', 'anlegen eines kontos'],
			['admin', 'administrator', 'verwalter'],
			['bild', 'foto', 'grafik'],
			['firma', 'unternehmen', 'organisation'],
			['nachricht', 'benachrichtigung', 'meldung'],
			['ordner', 'verzeichnis'],
			['warenkorb', 'einkaufswagen'],
			['einstellungen', 'präferenzen'],
			['aufgabe', 'ticket', 'vorgang']
		]
	},
	grammar: germanGrammar,
	blanks: {
		howMany: '<wie viele>',
		howLong: 'innerhalb von <wie vielen> Sekunden',
		which: '<welche>',
		who: '<wem>',
		what: '<Wer oder was>',
		than: 'als <was>',
		byHowMuch: 'um <wie viel>',
		unit: '<Einheit>',
		happens: 'Wenn <was geschieht>',
		seen: 'Dann <was ist zu sehen>',
		load: 'bei <wie vielen> Nutzern in 95 von 100 Fällen',
		insteadOf: 'Stattdessen <was geschieht>'
	},
	instead: { könnte: 'muss', könnten: 'müssen', dürfte: 'muss', dürften: 'müssen', mag: 'muss', mögen: 'müssen', 'und/oder': 'oder' },
	skeletons: [
		'Wenn <was schiefgeht>, erscheint <welche Meldung>, und nichts Eingegebenes geht verloren.',
		'Wenn es nichts zu zeigen gibt, steht dort <was stattdessen>.',
		'Wenn jemand ohne Berechtigung es versucht, erscheint <welche Meldung>, und nichts ändert sich.'
	],
	steps: { given: ['angenommen', 'gegeben', 'gegeben sei', 'gegeben seien'], when: ['wenn'], then: ['dann'], and: ['und', 'aber', '*'] }
};
