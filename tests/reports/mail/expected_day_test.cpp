#include "reports/mail/expected_day.h"

#include <gmock/gmock.h>

namespace boletim {
namespace {

using testing::HasSubstr;
using testing::Not;

using State = ExpectedLine::State;

ExpectedLine a_line(const char* job, int hour, State state, std::int64_t accepted = 0) {
  ExpectedLine line;
  line.job = job;
  line.due = {{2026, 11, 17}, hour, 0};
  line.state = state;
  line.messages.accepted = accepted;
  return line;
}

ExpectedDay a_day(std::vector<ExpectedLine> lines) {
  return {"Oficina Modelo Ltda",  Locale::PtBr,           "Brasília",
          {{2026, 11, 16}, 9, 0}, {{2026, 11, 17}, 9, 0}, std::move(lines)};
}

TEST(ExpectedDay, ReadsAsAWhole) {
  ExpectedLine failed = a_line("Fornecedores", 8, State::Failed, 3);
  failed.messages.rejected = 1;
  failed.unreached = {"carla@oficina.example"};
  ExpectedLine late = a_line("Celulares", 6, State::Delivered, 2);
  late.minutes_late = 100;

  EXPECT_EQ(write_expected_day(a_day({late, failed})).text,
            "Oficina Modelo Ltda · de 16/11/2026 09:00 a 17/11/2026 09:00 (Brasília)\n"
            "\n"
            "2 esperados, 1 entregue, 1 falhou\n"
            "\n"
            "17/11 08:00 · Fornecedores: falhou\n"
            "    mensagens: 3 aceitas, 1 recusada · carla@oficina.example\n"
            "17/11 06:00 · Celulares: entregue, com atraso de 1 h 40 min\n"
            "    mensagens: 2 aceitas\n"
            "\n"
            "Para ver o que houve e o que fazer:\n"
            "\n"
            "    boletim status\n"
            "    boletim history --since 2026-11-16\n"
            "\n"
            "Este aviso é enviado todos os dias, também quando tudo correu bem: se não\n"
            "chegar, o serviço está parado ou não consegue enviar.\n");
}

TEST(ExpectedDay, CountsEachOccurrenceOnce) {
  std::vector<ExpectedLine> lines;
  for (const State state : {State::Missing, State::Failed, State::Held, State::Skipped, State::Waiting,
                            State::Paused, State::NoData, State::Delivered, State::Delivered})
    lines.push_back(a_line("Cadastro", 8, state));
  ExpectedDay day = a_day(lines);
  day.locale = Locale::En;

  EXPECT_EQ(
      write_expected_day(day).subject,
      "9 expected, 2 delivered, 1 failed, 1 without a record, 1 held, 1 skipped, 1 under way, 1 paused, "
      "1 without data · 17 Nov 2026");
}

TEST(ExpectedDay, AsksForNothingWhenAllIsWell) {
  const MailBody body = write_expected_day(a_day({a_line("Cadastro", 8, State::Delivered, 1)}));

  EXPECT_EQ(body.subject, "1 esperado, 1 entregue · 17/11/2026");
  EXPECT_THAT(body.text, Not(HasSubstr("boletim status")));
}

TEST(ExpectedDay, ADayWithoutAnythingExpectedSaysSo) {
  EXPECT_EQ(write_expected_day(a_day({})).subject, "Nada era esperado · 17/11/2026");
}

TEST(ExpectedDay, OfThousandsItNamesAllThatNeedSomebodyAndCountsTheRest) {
  std::vector<ExpectedLine> lines(5000, a_line("Cadastro", 8, State::Delivered, 1));
  lines.insert(lines.end(), 400, a_line("Fornecedores", 8, State::Failed));

  const std::string text = write_expected_day(a_day(lines)).text;

  std::size_t failed = 0;
  for (auto found = text.find("Fornecedores"); found != std::string::npos;
       found = text.find("Fornecedores", found + 1))
    ++failed;
  EXPECT_EQ(failed, 400U);
  EXPECT_THAT(text, HasSubstr("E mais 4.700 que não pedem atenção."));
}

}  // namespace
}  // namespace boletim
