#pragma once
// What a follow-up and a history report say of themselves and of their rows, in PDF and sheets alike.

#include <string>
#include <string_view>

#include "reports/follow_up.h"
#include "reports/history.h"

namespace boletim {

/// The end of a phrase's key: "corrected" …
std::string_view key_of(FollowUpRow::Kind kind);
std::string_view key_of(HistoryRow::Status status);  ///< "accepted" …

/// "Sem e-mail, Sem celular": what a row is told of.
std::string kpis_of(const FollowUpRow& row, const FollowUpReport& report);

/// "os primeiros 200 de 1.702; todos estão em acompanhamento.csv"; blank where all are shown.
std::string shown_words(const FollowUpCount& count, const FollowUpReport& report);

/// "Acompanhamento desde o boletim anterior, de 09/11/2026 07:30".
std::string since_words(const FollowUpReport& report);

/// "12 mensagens: 10 entregues, 1 recusada, 1 em dúvida."
std::string history_words(const HistoryReport& report);

/// "tendencia.pdf, detalhe.csv": what a message carried.
std::string documents_of(const HistoryRow& row);
/// "e-mail".
std::string_view channel_of(const HistoryRow& row, Locale locale);

/// "Mensagens planejadas de 09/11/2026 00:00 até 16/11/2026 07:30, e o que foi feito delas".
std::string span_words(const HistoryReport& report);

}  // namespace boletim
