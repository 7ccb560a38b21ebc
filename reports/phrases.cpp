#include "reports/phrases.h"

#include <algorithm>
#include <array>

namespace boletim {
namespace {

// One row a phrase: key, pt-BR, en. In the order in which a reader meets them; sorted for look-up below.
// {0} {1} … stand for what goes in and are the same in both languages. All nouns of the records are masculine
// in Portuguese (clientes, fornecedores, registros), which the phrases rely on.
// clang-format off
constexpr auto kPhrases = std::to_array<Phrase>({
    // What the records are called.
    {"noun.customers.one", "cliente", "customer"},
    {"noun.customers.many", "clientes", "customers"},
    {"noun.suppliers.one", "fornecedor", "supplier"},
    {"noun.suppliers.many", "fornecedores", "suppliers"},
    {"noun.records.one", "registro", "record"},
    {"noun.records.many", "registros", "records"},

    // Names of documents; plain letters, so that every mail reader shows them.
    {"file.trend", "tendencia", "trend"},
    {"file.detail", "detalhe", "detail"},
    {"file.detail.full", "detalhe-completo", "detail-full"},

    // Changes.
    {"change.fewer", "{0} a menos", "{0} fewer"},
    {"change.more", "{0} a mais", "{0} more"},
    {"change.same", "sem mudança", "no change"},
    {"change.same_when", "sem mudança {0}", "no change {0}"},
    {"change.in_period.daily", "no dia", "in a day"},
    {"change.in_period.weekly", "na semana", "in a week"},
    {"change.in_period.monthly", "no mês", "in a month"},
    {"change.in_period.yearly", "no ano", "in a year"},
    {"change.in_a_year", "em um ano", "in a year"},
    {"change.than_before.daily", "que no dia anterior", "than the day before"},
    {"change.than_before.weekly", "que na semana anterior", "than the week before"},
    {"change.than_before.monthly", "que no mês anterior", "than the month before"},
    {"change.than_before.yearly", "que no ano anterior", "than the year before"},
    {"change.same_as_before.daily", "o mesmo que no dia anterior", "the same as the day before"},
    {"change.same_as_before.weekly", "o mesmo que na semana anterior", "the same as the week before"},
    {"change.same_as_before.monthly", "o mesmo que no mês anterior", "the same as the month before"},
    {"change.same_as_before.yearly", "o mesmo que no ano anterior", "the same as the year before"},
    {"change.first", "primeira medição", "first reading"},

    // What may be absent.
    {"none.not_mapped", "sem dados: o cadastro não traz este campo", "no data: the registry does not have this field"},
    {"none.no_records", "sem dados: nenhum {0} no período", "no data: no {0} in the period"},
    {"none.short", "sem dados", "no data"},
    {"none.segment", "(sem {0})", "(no {0})"},
    {"none.cell", "–", "–"},

    // Head and foot of pages.
    {"page.brand", "Boletim · {0}", "Boletim · {0}"},
    {"page.number", "{0} de {1}", "{0} of {1}"},
    {"page.taken", "Situação em {0} {1} ({2})", "As of {0} {1} ({2})"},
    {"page.late", "Emitido com atraso: previsto para {0}, feito em {1}.", "Issued late: due {0}, made {1}."},
    {"page.base.one", "{0} {1} ativo", "{0} active {1}"},
    {"page.base.many", "{0} {1} ativos", "{0} active {1}"},
    {"page.replaced.one", "{0} valor com caracteres ilegíveis, trocados por \uFFFD", "{0} value with unreadable characters, replaced by \uFFFD"},
    {"page.replaced.many", "{0} valores com caracteres ilegíveis, trocados por \uFFFD", "{0} values with unreadable characters, replaced by \uFFFD"},
    {"page.continued", "continua", "continued"},

    // The answer: {0} "1.284 clientes", {1} "15,3%", {2} the KPI's sentence.
    {"answer.state", "{0} ({1}) {2}", "{0} ({1}) {2}"},
    {"answer.change", ", {0} {1}", ", {0} {1}"},
    {"answer.none", "Nenhum {0} {1}", "No {0} {1}"},
    {"answer.own", "{0}: {1} ({2})", "{0}: {1} ({2})"},
    {"answer.no_records", "Sem dados: nenhum {0} ativo.", "No data: no active {0}."},
    {"answer.not_mapped", "Sem dados: o cadastro não traz os campos dos indicadores.", "No data: the registry does not have the fields of the indicators."},
    {"answer.first", ", na primeira medição", ", at the first reading"},
    {"answer.more", "{0} ({1}) {2}", "{0} ({1}) {2}"},
    {"answer.missing.one", "{0} não informado", "{0} not given"},
    {"answer.missing.many", "{0} não informados", "{0} not given"},
    {"answer.placeholder.one", "{0} fictício", "{0} made up"},
    {"answer.placeholder.many", "{0} fictícios", "{0} made up"},
    {"answer.malformed.one", "{0} inválido", "{0} invalid"},
    {"answer.malformed.many", "{0} inválidos", "{0} invalid"},
    {"answer.landline.one", "{0} com telefone fixo no lugar", "{0} with a landline instead"},
    {"answer.landline.many", "{0} com telefone fixo no lugar", "{0} with a landline instead"},
    {"answer.correctable.one", "{0} sem o 9", "{0} lacking the 9"},
    {"answer.correctable.many", "{0} sem o 9", "{0} lacking the 9"},

    // Trend report.
    {"trend.target", "meta {0}", "target {0}"},
    {"trend.summary", "Resumo", "Summary"},
    {"trend.of", "{0} de {1}", "{0} of {1}"},
    {"trend.target_missing.one", "meta {0}: falta {1}", "target {0}: {1} to go"},
    {"trend.target_missing.many", "meta {0}: faltam {1}", "target {0}: {1} to go"},
    {"trend.target_met", "meta {0}: atingida", "target {0}: met"},
    {"trend.course.daily", "Os últimos {0} dias", "The last {0} days"},
    {"trend.course.weekly", "As últimas {0} semanas", "The last {0} weeks"},
    {"trend.course.monthly", "Os últimos {0} meses", "The last {0} months"},
    {"trend.course.yearly", "Os últimos {0} anos", "The last {0} years"},
    {"trend.course_note.daily", "% dos {0} ativos, no fim de cada dia", "% of active {0}, at the end of each day"},
    {"trend.course_note.weekly", "% dos {0} ativos, no fim de cada semana", "% of active {0}, at the end of each week"},
    {"trend.course_note.monthly", "% dos {0} ativos, no fim de cada mês", "% of active {0}, at the end of each month"},
    {"trend.course_note.yearly", "% dos {0} ativos, no fim de cada ano", "% of active {0}, at the end of each year"},
    {"trend.legend_target", "tracejado: meta", "dashed: target"},
    {"trend.legend_year", "traço cinza: há um ano", "grey dash: a year ago"},
    {"trend.first", "Primeira medição", "First reading"},
    {"trend.first_point", "a linha começa com a segunda medição", "the line starts with the second reading"},
    {"trend.where", "Onde agir primeiro: {0}", "Where to act first: {0}"},
    {"trend.where_by_target", "pelos que faltam para a meta", "by what is missing to the target"},
    {"trend.where_by_count", "pela quantidade", "by count"},
    {"trend.where_bar", "% de cada um (escala até {0})", "% of each (scale to {0})"},
    {"trend.where_mark", "traço = meta {0}; em todos, {1}", "mark = target {0}; overall {1}"},
    {"trend.where_all", "em todos, {0}", "overall {0}"},
    {"trend.others", "Outros {0}", "{0} others"},
    {"trend.changed.daily", "O que mudou no dia e o que há de errado", "What changed in the day and what is wrong"},
    {"trend.changed.weekly", "O que mudou na semana e o que há de errado", "What changed in the week and what is wrong"},
    {"trend.changed.monthly", "O que mudou no mês e o que há de errado", "What changed in the month and what is wrong"},
    {"trend.changed.yearly", "O que mudou no ano e o que há de errado", "What changed in the year and what is wrong"},
    {"trend.changed_note", "antes + mudança = agora; as colunas depois de agora o explicam e somam o mesmo", "before + change = now; the columns after now explain it and add up to the same"},
    {"trend.changed_declined", "quem recusou informar não conta", "those who declined are not counted"},
    {"trend.changed_first", "as colunas depois de agora o explicam e somam o mesmo", "the columns after now explain it and add up to the same"},
    {"trend.axis_note", "número e % dos {0} de cada linha", "count and % of the {0} of each line"},
    {"trend.by_axis", "Por {0}", "By {0}"},
    {"trend.above_target", "acima da meta", "above target"},
    {"trend.composition", "O que há de errado", "What is wrong"},
    {"trend.total", "Total", "Total"},
    {"trend.meaning", "O que cada indicador significa", "What each indicator means"},
    {"trend.purpose", "Para que serve", "What it is good for"},
    {"trend.own_kpi", "Indicador definido na configuração deste boletim.", "An indicator defined in the configuration of this report."},
    {"trend.recipients", "Quem recebe este boletim", "Who receives this report"},

    // Detail report.
    {"detail.title", "{0} a completar", "{0} to complete"},
    {"detail.all.one", "{0} pendência", "{0} record to complete"},
    {"detail.all.many", "{0} pendências", "{0} records to complete"},
    {"detail.limited.one", "A pendência mais antiga de {1}", "The oldest of {1}"},
    {"detail.limited.many", "As {0} pendências mais antigas de {1}", "The oldest {0} of {1}"},
    {"detail.all_in", "todas estão em {0}", "all are in {0}"},
    {"detail.masked", "dados pessoais ocultos", "personal data hidden"},
    {"detail.group", "{0} das {1}", "{0} of {1}"},
    {"detail.nothing", "Nada a completar.", "Nothing to complete."},
    {"column.id", "Código", "Code"},
    {"column.before", "antes", "before"},
    {"column.change", "mudança", "change"},
    {"column.now", "agora", "now"},
    {"column.declined", "(recusou)", "(declined)"},
    {"column.nouns.customers", "Clientes", "Customers"},
    {"column.nouns.suppliers", "Fornecedores", "Suppliers"},
    {"column.nouns.records", "Registros", "Records"},
    {"column.customers", "Cliente", "Customer"},
    {"column.suppliers", "Fornecedor", "Supplier"},
    {"column.records", "Registro", "Record"},
    {"column.tax_id", "CPF/CNPJ", "Tax ID"},
    {"column.email", "E-mail", "E-mail"},
    {"column.phone", "Telefone", "Phone"},
    {"column.mobile", "Celular", "Mobile"},
    {"column.days", "Dias", "Days"},
    {"column.owner", "Responsável", "Owner"},
    {"column.since", "Cadastrado em", "Registered on"},

    // What is wrong with a contact value, as a cell says it and as a column's head says it.
    {"verdict.missing", "não informado", "not given"},
    {"verdict.placeholder", "fictício: “{0}”", "made up: “{0}”"},
    {"verdict.malformed", "inválido: {0}", "invalid: {0}"},
    {"verdict.landline", "é fixo: {0}", "landline: {0}"},
    {"verdict.correctable", "falta o 9: {0}?", "9 missing: {0}?"},
    {"state.good", "utilizável", "usable"},
    {"state.missing", "não informado", "not given"},
    {"state.placeholder", "fictício", "made up"},
    {"state.malformed", "inválido", "invalid"},
    {"state.landline", "telefone fixo", "landline"},
    {"state.correctable", "falta o 9", "9 missing"},

    // CSV: heads and words of its cells.
    {"csv.section", "seção", "section"},
    {"csv.section.summary", "resumo", "summary"},
    {"csv.section.course", "histórico", "course"},
    {"csv.section.segment", "segmento", "segment"},
    {"csv.section.control", "controle", "control"},
    {"csv.kpi", "indicador", "indicator"},
    {"csv.axis", "eixo", "axis"},
    {"csv.value", "valor", "value"},
    {"csv.period_end", "fim do período", "period end"},
    {"csv.total", "total", "total"},
    {"csv.count", "quantidade", "count"},
    {"csv.percent", "percentual", "percent"},
    {"csv.target", "meta", "target"},
    {"csv.previous_total", "total anterior", "previous total"},
    {"csv.previous_count", "quantidade anterior", "previous count"},
    {"csv.year_total", "total há um ano", "total a year ago"},
    {"csv.year_count", "quantidade há um ano", "count a year ago"},
    {"csv.declined", "não têm ou recusam", "declined"},
    {"csv.all_records", "todos", "all"},
    {"csv.not_mapped", "sem dados", "no data"},
    {"csv.email_state", "Situação do e-mail", "E-mail state"},
    {"csv.phone_state", "Situação do telefone", "Phone state"},
    {"csv.phone_suggestion", "Telefone provável", "Likely phone"},
    {"csv.mobile_state", "Situação do celular", "Mobile state"},
    {"csv.mobile_suggestion", "Celular provável", "Likely mobile"},
    {"csv.yes", "sim", "yes"},
    {"csv.no", "não", "no"},

    // Mail.
    {"mail.not_mapped", "Sem dados para “{0}”", "No data for “{0}”"},
    {"mail.no_records", "Sem dados: nenhum {0} ativo", "No data: no active {0}"},
    {"mail.first", "É a primeira medição: a comparação começa com a próxima.", "This is the first reading: comparison starts with the next one."},
    {"mail.from_to", "{0}: {1} {2}, {3} agora.", "{0}: {1} {2}, {3} now."},
    {"mail.before.daily", "no dia anterior", "the day before"},
    {"mail.before.weekly", "na semana anterior", "the week before"},
    {"mail.before.monthly", "no mês anterior", "the month before"},
    {"mail.before.yearly", "no ano anterior", "the year before"},
    {"mail.composition", "O que há de errado: {0}.", "What is wrong: {0}."},
    {"mail.and", "e", "and"},
    {"mail.less", "a menos:", "down"},
    {"mail.more", "a mais:", "up"},
    {"mail.target_met", "A meta de {0} está atingida.", "The target of {0} is met."},
    {"mail.target_missing", "Falta corrigir {1} para atingir a meta de {0}.", "{1} to correct to reach the target of {0}."},
    {"mail.worse", "Aumentou: {0}.", "Went up: {0}."},
    {"mail.start_above", "Comece por {0}: {1} acima da meta.", "Start with {0}: {1} above target."},
    {"mail.start_most", "Comece por {0}: {1}.", "Start with {0}: {1}."},
    {"mail.chart", "Gráfico da evolução.", "Chart over time."},
    {"mail.chart_course", "{0}: de {1} em {2} para {3} em {4}.", "{0}: from {1} on {2} to {3} on {4}."},
    {"mail.chart_once", "{0}: {1} em {2}.", "{0}: {1} on {2}."},
    {"mail.chart_nothing", "{0}: sem dados.", "{0}: no data."},
    {"mail.situation", "Situação em {0}, {1} ({2}): {3}.", "As of {0}, {1} ({2}): {3}."},
    {"mail.replaced.one", "{0} valor tinha caracteres ilegíveis.", "{0} value had unreadable characters."},
    {"mail.replaced.many", "{0} valores tinham caracteres ilegíveis.", "{0} values had unreadable characters."},
    {"mail.attachments.one", "Anexo: {0}.", "Attached: {0}."},
    {"mail.attachments.many", "Anexos: {0}.", "Attached: {0}."},
    {"mail.left_out.one", "Grande demais para um e-mail: {0}; peça a quem cuida deste boletim.", "Too large for a mail: {0}; ask whoever looks after this report."},
    {"mail.left_out.many", "Grandes demais para um e-mail: {0}; peça a quem cuida deste boletim.", "Too large for a mail: {0}; ask whoever looks after this report."},
    {"mail.with_rows", "{0} ({1})", "{0} ({1})"},
    {"mail.oldest.one", "{0} (só a pendência mais antiga)", "{0} (the oldest one only)"},
    {"mail.oldest.many", "{0} (as {1} pendências mais antigas)", "{0} (the oldest {1})"},
    {"mail.oldest_of.one", "{0} (a pendência mais antiga de {2})", "{0} (the oldest of {2})"},
    {"mail.oldest_of.many", "{0} (as {1} pendências mais antigas de {2})", "{0} (the oldest {1} of {2})"},
    {"mail.masked", "Dados pessoais ocultos.", "Personal data are hidden."},
    {"mail.why", "Você recebe este boletim porque seu endereço está na lista de envio.", "You receive this report because your address is on its list."},
    {"mail.why_group", "Você recebe este boletim porque está no grupo {0}.", "You receive this report because you are in the group {0}."},
    {"mail.ask", "Dúvidas: {0}.", "Questions: {0}."},
});
// clang-format on

constexpr auto sorted(auto rows) {
  std::ranges::sort(rows, {}, &Phrase::key);
  return rows;
}

constexpr auto kByKey = sorted(kPhrases);
static_assert(std::ranges::adjacent_find(kByKey, {}, &Phrase::key) == kByKey.end(), "a key stands twice");

}  // namespace

std::span<const Phrase> phrases() {
  return kByKey;
}

}  // namespace boletim
