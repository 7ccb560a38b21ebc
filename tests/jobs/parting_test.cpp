#include "jobs/parting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/failure_text.h"
#include "tests/support/flagged_list.h"

namespace boletim {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

Recipient a_reader(const Scope& scope) {
  Recipient reader;
  reader.address = "ana@oficina.example";
  reader.scope = scope;
  return reader;
}

Job delivered(std::vector<Delivery> deliver) {
  Job job;
  job.id = {"cadastro"};
  job.deliver = std::move(deliver);
  return job;
}

Delivery a_delivery(std::vector<Recipient> to, const std::string& split_by = "") {
  Delivery delivery;
  delivery.to = std::move(to);
  delivery.split_by = split_by;
  return delivery;
}

const Part kCampinas = {{{"city", {"Campinas"}}}};
const Part kSaoPaulo = {{{"state", {"SP"}}}};

TEST(Parting, IsNothingWhereEverybodyGetsTheWhole) {
  EXPECT_EQ(parting_of(delivered({a_delivery({a_reader({})})})), Parting{});
}

TEST(Parting, HasEachScopeOnceHoweverItIsWritten) {
  const Job job = delivered({a_delivery({a_reader({{"city", {"Sumaré", " Campinas "}}}), a_reader({})}),
                             a_delivery({a_reader({{"city", {"Campinas", "Sumaré", "Sumaré"}}})})});
  EXPECT_THAT(parting_of(job).scopes, ElementsAre(Part{{{"city", {"Campinas", "Sumaré"}}}}));
  EXPECT_THAT(part_columns(job), ElementsAre("city"));
}

TEST(Parting, SplitsWhatEachReaderOfADeliveryMaySee) {
  const Job job = delivered({a_delivery({a_reader({}), a_reader(kSaoPaulo.only)}, "city")});
  EXPECT_EQ(parting_of(job), (Parting{{kSaoPaulo}, {{{}, "city"}, {kSaoPaulo, "city"}}}));
  EXPECT_THAT(part_columns(job), ElementsAre("city", "state"));
}

TEST(Parting, OfMoreScopesThanPossibleSaysWhatToDo) {
  std::vector<Recipient> readers;
  for (std::size_t i = 0; i <= kMostParts; ++i) readers.push_back(a_reader({{"city", {std::to_string(i)}}}));
  EXPECT_THAT(failure_text([&] { parting_of(delivered({a_delivery(readers)})); }),
              AllOf(HasSubstr("201 different scopes, at most 200"), HasSubstr("same `scope`")));
}

TEST(PartOfValue, LiesWithinTheReadersScope) {
  EXPECT_EQ(part_of_value({{}, "city"}, "Campinas"), kCampinas);
  EXPECT_EQ(part_of_value({kSaoPaulo, "city"}, ""), (Part{{{"city", {""}}, {"state", {"SP"}}}}));
}

Flagged lying_in(std::vector<std::string> places) {
  Flagged row;
  row.places = std::move(places);
  return row;
}

TEST(RowsOfPart, AreThoseWithOneOfItsValuesInEachColumn) {
  const Job job = delivered({a_delivery({a_reader({{"services", {"pneus"}}, {"city", {"Campinas"}}})})});
  const RowsOfPart rows(job, {{{"city", {"", "Campinas"}}, {"services", {"pneus"}}}});
  EXPECT_TRUE(rows.has(lying_in({"Campinas", "frota\x1epneus"})));
  EXPECT_TRUE(rows.has(lying_in({"", "pneus"})));
  EXPECT_FALSE(rows.has(lying_in({"Sumaré", "pneus"})));
  EXPECT_FALSE(rows.has(lying_in({"Campinas", "frota"})));
  EXPECT_FALSE(rows.has(lying_in({})));
}

TEST(RowsOfPart, AreTheChangesThatAreToldOfIt) {
  const Job job = delivered({a_delivery({a_reader(kCampinas.only)})});
  Flagged of_whole, of_part;
  of_whole.change = FlaggedChange{};
  of_part.change = FlaggedChange{FlaggedChange::Kind::MovedOut, {}, {}, text_of(kCampinas)};
  EXPECT_TRUE(RowsOfPart(job, {}).has(of_whole));
  EXPECT_FALSE(RowsOfPart(job, {}).has(of_part));
  EXPECT_TRUE(RowsOfPart(job, kCampinas).has(of_part));
  EXPECT_FALSE(RowsOfPart(job, kCampinas).has(of_whole));
}

TEST(RowsOfPart, AreGivenInTheirOrder) {
  const Job job = delivered({a_delivery({a_reader(kCampinas.only)})});
  const auto rows = rows_of_part(std::make_unique<ListedRows>(std::vector{
                                     lying_in({"Campinas"}), lying_in({""}), lying_in({"Campinas"})}),
                                 {job, kCampinas});
  EXPECT_THAT(rest_of(*rows), ElementsAre(lying_in({"Campinas"}), lying_in({"Campinas"})));
}

TEST(RowsOfPart, AreAllOfTheWhole) {
  EXPECT_TRUE(RowsOfPart(delivered({}), {}).has(lying_in({})));
}

TEST(RowsOfPart, AreOfBothTheJobAndTheReader) {
  Job job = delivered({a_delivery({a_reader({{"city", {"Campinas", "Santos"}}})})});
  job.rules.only = {{"city", {"Campinas"}}};
  const RowsOfPart rows(job, part_of_reader({{"city", {"Campinas", "Santos"}}}));
  EXPECT_TRUE(rows.has(lying_in({"Campinas"})));
  EXPECT_FALSE(rows.has(lying_in({"Santos"})));
}

}  // namespace
}  // namespace boletim
