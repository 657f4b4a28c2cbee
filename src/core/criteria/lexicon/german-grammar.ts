import type { Grammar } from './lexicon.ts';

export const germanGrammar: Grammar = {
	auxiliaries: ['ist', 'sind', 'war', 'waren', 'sei', 'wird', 'werden', 'wurde', 'wurden', 'hat', 'haben', 'hatte', 'kann', 'können', 'könnte', 'könnten', 'muss', 'müssen', 'musste', 'soll', 'sollen', 'sollte', 'sollten', 'darf', 'dürfen', 'gibt', 'lässt', 'lassen', 'bleibt', 'bleiben', 'wäre', 'würde'],
	modals: ['kann', 'können', 'könnte', 'könnten', 'muss', 'müssen', 'soll', 'sollen', 'sollte', 'sollten', 'darf', 'dürfen', 'zu'],
	be: ['wird', 'werden', 'wurde', 'wurden', 'ist', 'sind', 'worden'],
	verbs: ['anzeigen', 'bearbeiten', 'löschen', 'erstellen', 'anlegen', 'speichern', 'sehen', 'öffnen', 'schließen', 'wählen', 'auswählen', 'eingeben', 'senden', 'erhalten', 'exportieren', 'importieren', 'herunterladen', 'hochladen', 'suchen', 'filtern', 'sortieren', 'ändern', 'teilen', 'prüfen', 'bestätigen'],
	ambiguousVerbs: [],
	irregular: ['zeigt', 'zeigen', 'erscheint', 'erscheinen', 'sieht', 'sehen', 'öffnet', 'schließt', 'speichert', 'sendet', 'versendet', 'schickt', 'erhält', 'erhalten', 'bekommt', 'bekommen', 'enthält', 'enthalten', 'löscht', 'erstellt', 'legt', 'lädt', 'leitet', 'führt', 'startet', 'beginnt', 'endet', 'steht', 'stehen', 'liegt', 'geht', 'kommt', 'antwortet', 'meldet', 'prüft', 'nutzt', 'verwendet', 'klickt', 'wählt', 'gibt', 'nimmt', 'setzt', 'ändert', 'aktualisiert', 'verschwindet', 'funktioniert', 'passt', 'entspricht', 'dauert', 'läuft', 'zählt', 'fehlt', 'weist', 'lehnt', 'blendet', 'springt', 'wechselt', 'verlinkt', 'exportiert', 'importiert', 'druckt', 'sucht', 'findet', 'filtert', 'sortiert', 'behält', 'heißt', 'schreibt', 'liest'],
	tasks: ['hinzufügen', 'anpassen', 'umsetzen', 'implementieren', 'dokumentieren', 'testen', 'prüfen', 'einrichten', 'erstelle', 'füge', 'implementiere', 'dokumentiere', 'teste', 'ändere', 'entferne', 'aktualisiere', 'schreibe', 'baue', 'richte'],
	pronouns: ['es', 'dies', 'dieses', 'sie', 'er', 'das', 'diese'],
	expletives: ['möglich', 'gibt', 'nötig', 'notwendig'],
	negations: ['nicht', 'kein', 'keine', 'keinen', 'keinem', 'nie', 'niemals', 'nicht mehr'],
	counterparts: ['stattdessen', 'sondern', 'aber', 'nur', 'meldung', 'fehlermeldung', 'fehler', 'hinweis', 'warnung', 'erscheint', 'angezeigt', 'sieht', 'bleibt', 'weitergeleitet', 'ausgeblendet', 'deaktiviert', 'sonst', 'andernfalls', 'bis', 'außer', 'und'],
	by: ['von', 'vom', 'durch', 'automatisch'],
	and: ['und', 'sowie', ';', 'und dann', 'und außerdem'],
	andOr: ['und/oder'],
	than: ['als', 'gegenüber', 'verglichen', 'um'],
	subordinating: ['wenn', 'falls', 'sobald', 'sofern', 'damit', 'weil', 'dass', 'welche', 'welcher', 'welches', 'bis', 'nachdem', 'bevor', 'während', 'ob', 'wie', 'was', 'wo'],
	little: ['der', 'die', 'das', 'den', 'dem', 'des', 'ein', 'eine', 'einen', 'einem', 'einer', 'und', 'oder', 'in', 'im', 'auf', 'an', 'am', 'für', 'mit', 'wenn', 'dann', 'als', 'von', 'vom', 'zu', 'zum', 'zur', 'ist', 'sind', 'wird', 'werden', 'nicht', 'es', 'er', 'sie', 'nach', 'vor', 'bei', 'bis', 'so', 'aber', 'liegen', 'bleiben', 'sein', 'dauern', 'muss', 'kann', 'soll', 'auch', 'nur', 'sich', 'aus', 'alle', 'allen', 'pro'],
	determiners: ['der', 'die', 'das', 'den', 'dem', 'ein', 'eine', 'einen', 'einem', 'alle', 'jede', 'jeden', 'seine', 'ihre', 'diese'],
	adverbs: ['dann', 'auch', 'automatisch', 'sofort', 'außerdem', 'zudem', 'anschließend', 'danach'],
	upperBounds: ['unter', 'weniger als', 'höchstens', 'maximal', 'nicht mehr als', 'innerhalb von', 'innerhalb', 'bis zu', 'binnen', 'in unter', 'in weniger als', 'kleiner als', '<', '<=', '≤'],
	lowerBounds: ['über', 'mehr als', 'mindestens', 'nicht weniger als', 'größer als', 'wenigstens', 'ab', '>', '>=', '≥'],
	timeUnits: ['ms', 'millisekunde', 'millisekunden', 's', 'sek', 'sekunde', 'sekunden'],
	units: ['ms', 'millisekunde', 'millisekunden', 's', 'sek', 'sekunde', 'sekunden', 'min', 'minute', 'minuten', 'h', 'std', 'stunde', 'stunden', 'tag', 'tage', 'tagen', 'woche', 'wochen', 'monat', 'monate', 'monaten', 'jahr', 'jahre', 'jahren', '%', 'prozent', 'px', 'pixel', 'kb', 'mb', 'gb', 'tb', 'byte', 'zeichen', 'klicks', 'schritte', 'schritten'],
	load: ['gleichzeitig', 'gleichzeitigen', 'gleichzeitige', 'perzentil', 'p95', 'p99', 'last', 'pro', '%', 'fällen', 'im mittel', 'im durchschnitt'],
	handling: ['klickt', 'klicken', 'klick', 'drückt', 'drücken', 'tippt', 'wählt', 'auswählt', 'nutzt', 'nutzen', 'verwendet', 'verwenden', 'benutzt', 'speichert', 'gespeichert', 'abgelegt', 'fügt', 'erstellt', 'ruft', 'aufgerufen', 'öffnet', 'öffnen', 'zeigt', 'angezeigt', 'erscheint', 'hat', 'enthält', 'gibt', 'ist', 'sind', 'wird', 'schreibt', 'liefert', 'sendet', 'implementiert', 'umgesetzt', 'sieht']
};
