#pragma once
// What CSV and XLSX say; rows of the catalogue in phrases.cpp.

#include <array>

#include "reports/words/phrases.h"

namespace boletim {

// clang-format off
inline constexpr auto kSheetPhrases = std::to_array<Phrase>({
    // CSV: heads and words of its cells.
    {"csv.section", "seção", "section"},
    {"csv.section.summary", "resumo", "summary"},
    {"csv.section.course", "histórico", "course"},
    {"csv.section.segment", "segmento", "segment"},
    {"csv.section.control", "controle", "control"},
    {"csv.section.owner", "responsável", "owner"},
    {"csv.section.impact", "impacto", "impact"},
    {"csv.section.suspect", "valor repetido", "shared value"},
    {"csv.section.registered", "cadastrados no período", "registered in the period"},
    {"csv.flow_previous", "saldo anterior", "opening count"},
    {"csv.registered", "cadastrados assim", "registered so"},
    {"csv.lost", "perderam", "lost"},
    {"csv.reopened", "reabertos", "reopened"},
    {"csv.corrected", "corrigidos", "corrected"},
    {"csv.removed", "removidos", "removed"},
    {"csv.moved_in", "transferidos para cá", "moved in"},
    {"csv.moved_out", "transferidos daqui", "moved out"},
    {"csv.reclassified", "reclassificados", "reclassified"},
    {"csv.correct_mean", "dias até corrigir: média", "days to correct: mean"},
    {"csv.correct_median", "dias até corrigir: mediana", "days to correct: median"},
    {"csv.correct_p90", "dias até corrigir: p90", "days to correct: p90"},
    {"csv.open_mean", "dias em aberto: média", "days open: mean"},
    {"csv.open_median", "dias em aberto: mediana", "days open: median"},
    {"csv.open_p90", "dias em aberto: p90", "days open: p90"},
    {"csv.rule_changed", "regra mudou", "rule changed"},
    {"csv.flagged_sum", "soma dos apontados", "sum of flagged"},
    {"csv.flagged_records", "apontados com valor", "flagged with a value"},
    {"csv.rest_sum", "soma dos demais", "sum of the rest"},
    {"csv.rest_records", "demais com valor", "rest with a value"},
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

    // XLSX: names of its sheets, and heads beside those of the CSV; {0} is a KPI.
    {"sheet.course", "Evolução", "Course"},
    {"sheet.flows", "Movimento", "Flows"},
    {"sheet.changes", "Registros", "Records"},
    {"sheet.impact", "Impacto", "Impact"},
    {"sheet.suspects", "Valores repetidos", "Shared values"},
    {"sheet.kpis", "Indicadores", "Indicators"},
    {"sheet.about", "Sobre este arquivo", "About this file"},
    {"sheet.percent", "{0}: %", "{0}: %"},
    {"sheet.previous", "{0}: antes", "{0}: before"},
    {"sheet.change", "{0}: mudança", "{0}: change"},
    {"sheet.days_open", "{0}: dias em aberto (mediana)", "{0}: days open (median)"},
    {"sheet.days_to_correct", "{0}: dias até corrigir (mediana)", "{0}: days to correct (median)"},
    {"sheet.change_of_all", "mudança", "change"},
    {"sheet.now", "agora", "now"},
    {"sheet.measure", "medida", "measure"},
    {"sheet.currency", "moeda", "currency"},
    {"sheet.field", "campo", "field"},
    {"sheet.records", "registros", "records"},
    {"sheet.meaning", "o que significa", "what it means"},
    {"sheet.purpose", "para que serve", "what it is good for"},
    {"sheet.module", "módulo", "module"},
    {"sheet.registered", "Cadastrados no período: {0}.", "Registered in the period: {0}."},
    {"sheet.recipients", "Quem recebe este boletim: {0}.", "Who receives this report: {0}."},
    {"sheet.cut.one", "{0} texto com mais de {1} caracteres, o limite do Excel, foi cortado e termina em “…”.", "{0} text longer than {1} characters, Excel's limit, was cut and ends in “…”."},
    {"sheet.cut.many", "{0} textos com mais de {1} caracteres, o limite do Excel, foram cortados e terminam em “…”.", "{0} texts longer than {1} characters, Excel's limit, were cut and end in “…”."},
});
// clang-format on

}  // namespace boletim
