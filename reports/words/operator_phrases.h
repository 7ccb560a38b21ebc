#pragma once
// What mails say to those who look after the jobs; rows of the catalogue in phrases.cpp.

#include <array>

#include "reports/words/phrases.h"

namespace boletim {

// clang-format off
inline constexpr auto kOperatorPhrases = std::to_array<Phrase>({
    // Mail to the owner of a job: {0} its title.
    {"failure.news.not_made", "Não foi feito: {0}", "Not made: {0}"},
    {"failure.news.not_started", "Não foi iniciado: {0}", "Not started: {0}"},
    {"failure.news.not_delivered", "Não chegou a {1} de {2}: {0}", "Did not reach {1} of {2}: {0}"},
    {"failure.news.held", "Espera aprovação: {0}", "Waits for approval: {0}"},
    {"failure.reason", "Motivo", "Reason"},
    {"failure.due", "Previsto para", "Due"},
    {"failure.by_hand", "pedido por comando", "asked for by a command"},
    {"failure.since", "Iniciado em", "Begun"},
    {"failure.attempts", "Tentativas", "Attempts"},
    {"failure.concerned", "Destinatários", "Recipients"},
    {"failure.others", "E mais", "And more"},
    {"failure.ask.not_made", "Resolvida a causa, faça-o de novo:", "Once the cause is removed, make it again:"},
    {"failure.ask.not_started", "Para fazê-lo mesmo assim:", "To make it all the same:"},
    {"failure.ask.not_delivered", "Resolvida a causa, envie de novo:", "Once the cause is removed, send again:"},
    {"failure.ask.held", "Confira os números e os documentos; se estão certos, libere o envio:", "Check the figures and the documents; if they are right, let them go:"},
    {"failure.once", "Este aviso é enviado uma única vez.", "This notice is sent once only."},
    {"failure.why", "Você o recebe porque cuida deste boletim (on_failure).", "You receive it because you look after this report (on_failure)."},

    // Daily mail of what was expected.
    {"expected.window", "de {0} a {1} ({2})", "from {0} to {1} ({2})"},
    {"expected.nothing", "Nada era esperado", "Nothing was expected"},
    {"expected.all.one", "{0} esperado", "{0} expected"},
    {"expected.all.many", "{0} esperados", "{0} expected"},
    {"expected.delivered.one", "{0} entregue", "{0} delivered"},
    {"expected.delivered.many", "{0} entregues", "{0} delivered"},
    {"expected.failed.one", "{0} falhou", "{0} failed"},
    {"expected.failed.many", "{0} falharam", "{0} failed"},
    {"expected.missing.one", "{0} sem registro", "{0} without a record"},
    {"expected.missing.many", "{0} sem registro", "{0} without a record"},
    {"expected.held.one", "{0} retido", "{0} held"},
    {"expected.held.many", "{0} retidos", "{0} held"},
    {"expected.skipped.one", "{0} não feito", "{0} skipped"},
    {"expected.skipped.many", "{0} não feitos", "{0} skipped"},
    {"expected.waiting.one", "{0} em andamento", "{0} under way"},
    {"expected.waiting.many", "{0} em andamento", "{0} under way"},
    {"expected.paused.one", "{0} em pausa", "{0} paused"},
    {"expected.paused.many", "{0} em pausa", "{0} paused"},
    {"expected.no_data.one", "{0} sem dados", "{0} without data"},
    {"expected.no_data.many", "{0} sem dados", "{0} without data"},
    {"expected.state.delivered", "entregue", "delivered"},
    {"expected.state.failed", "falhou", "failed"},
    {"expected.state.missing", "sem registro", "no record"},
    {"expected.state.held", "retido, espera uma decisão", "held, waits for a decision"},
    {"expected.state.skipped", "não feito", "skipped"},
    {"expected.state.waiting", "em andamento", "under way"},
    {"expected.state.paused", "em pausa", "paused"},
    {"expected.state.no_data", "sem dados: o cadastro está vazio", "no data: the registry is empty"},
    {"expected.late", ", com atraso de {0}", ", {0} late"},
    {"expected.messages", "mensagens: {0}", "messages: {0}"},
    {"expected.message.accepted.one", "{0} aceita", "{0} accepted"},
    {"expected.message.accepted.many", "{0} aceitas", "{0} accepted"},
    {"expected.message.delivered.one", "{0} entregue", "{0} delivered"},
    {"expected.message.delivered.many", "{0} entregues", "{0} delivered"},
    {"expected.message.rejected.one", "{0} recusada", "{0} rejected"},
    {"expected.message.rejected.many", "{0} recusadas", "{0} rejected"},
    {"expected.message.in_doubt.one", "{0} em dúvida", "{0} in doubt"},
    {"expected.message.in_doubt.many", "{0} em dúvida", "{0} in doubt"},
    {"expected.message.held.one", "{0} retida", "{0} held"},
    {"expected.message.held.many", "{0} retidas", "{0} held"},
    {"expected.message.waiting.one", "{0} por enviar", "{0} to be sent"},
    {"expected.message.waiting.many", "{0} por enviar", "{0} to be sent"},
    {"expected.message.dropped.one", "{0} não enviada", "{0} not sent"},
    {"expected.message.dropped.many", "{0} não enviadas", "{0} not sent"},
    {"expected.more.one", "E mais {0} que não pede atenção.", "And {0} more that needs nobody."},
    {"expected.more.many", "E mais {0} que não pedem atenção.", "And {0} more that need nobody."},
    {"expected.ask", "Para ver o que houve e o que fazer:", "To see what happened and what to do:"},
    {"expected.why", "Este aviso é enviado todos os dias, também quando tudo correu bem: se não chegar, o serviço está parado ou não consegue enviar.", "This notice is sent every day, also when all went well: if it does not come, the service is down or cannot send."},
});
// clang-format on

}  // namespace boletim
