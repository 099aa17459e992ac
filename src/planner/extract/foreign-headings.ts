import type { SectionRole } from './extraction.ts';

/**
 * What headings of issue forms announce in German, French, Spanish, Portuguese, Italian, Russian, Chinese and
 * Japanese: word beginnings, in lower case. What stands below is planned from its structure alone.
 */
export const FOREIGN_ROLES: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'non-goals',
    /nicht im umfang|nicht-?ziele|hors (?:du )?périmètre|fuera de(?:l)? alcance|fora do escopo|fuori ambito|вне рамок|范围外|対象外/,
  ],
  [
    'acceptance',
    /akzeptanz|anforderung|aufgaben|abnahme|critère|exigence|tâches|criterios|requisito|tareas|critério|tarefas|criteri di|attività|критери|требован|задач|验收|需求|任务|受け入れ|要件|タスク/,
  ],
  [
    'steps',
    /schritte|reproduzier|étapes|reproduire|pasos|reproducir|passos|reproduzir|riprodurre|passaggi|шаги|воспроизв|复现|步骤|重现|再現|手順/,
  ],
  ['expected', /erwartet|soll-?(?:verhalten|zustand)|attendu|esperad|atteso|ожидаем|预期|期望|期待/],
  [
    'constraints',
    /rahmenbeding|einschränkung|vorgaben|contrainte|restricci|restriç|vincol|ограничени|约束|制約/,
  ],
  [
    'environment',
    /umgebung|environnement|entorno|ambiente|versión|versão|versione|окружени|верси|环境|版本|環境|バージョン/,
  ],
  [
    'logs',
    /protokoll|fehlermeldung|journal|capture|registros|логи|скриншот|日志|截图|ログ|スクリーンショット/,
  ],
  [
    'actual',
    /tatsächlich|aktuelles verhalten|ist-?(?:verhalten|zustand)|actuel|obtenu|comportamiento actual|comportamento atual|attuale|фактическ|实际|现象|実際|現在の/,
  ],
  [
    'solution',
    /lösung|vorschlag|souhaité|propuesta|solución|solução|proposta|soluzione|решени|предложени|方案|建议|提案|解決/,
  ],
  [
    'problem',
    /beschreibung|hintergrund|zusammenfassung|contexte|résumé|descripción|contexto|descrição|descrizione|контекст|описани|проблем|描述|背景|问题|概要|説明/,
  ],
];

/** Words that nearly every English sentence has some of. */
const COMMON =
  /^(?:the|an?|is|are|be|to|of|and|in|it|that|this|for|with|when|not|on|should|can|i|we|you|if|as|from|by|or|but|have|has|no|does|will|which|there|would)$/;
const ENOUGH = 0.12;

/** Words that sentences of other languages have some of; one alone may be English, as "die" is. */
const FOREIGN =
  /(?<!\p{L})(?:der|die|das|den|dem|ein|eine|einer|ist|sind|und|oder|wenn|nicht|kein|keine|mit|wird|werden|soll|sollen|auch|el|los|las|una|que|para|con|les|une|des|est|avec|dans)(?!\p{L})/giu;
const MARKED = /[äöüßñçéèêàáíóúãõ]/i;

/** Whether one statement is of another language that has Latin letters. */
export function isForeign(text: string): boolean {
  return MARKED.test(text) || (text.match(FOREIGN)?.length ?? 0) >= 2;
}

/** Whether running text is English, as far as its commonest words tell; texts of a few plain words pass for English. */
export function isEnglish(text: string): boolean {
  const words =
    text
      .slice(0, 5000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const plain = words.join('');
  const foreign = plain.match(/[^\p{Script=Latin}]/gu)?.length ?? 0;
  if (foreign > plain.length / 4) return false;
  const common = words.filter((word) => COMMON.test(word)).length;
  if (words.length < 12) return common > 0 || !isForeign(text);
  return common / words.length >= ENOUGH;
}
