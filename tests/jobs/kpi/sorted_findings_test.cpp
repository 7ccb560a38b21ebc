#include "jobs/kpi/sorted_findings.h"

#include <gtest/gtest.h>

#include "jobs/kpi/finding_codec.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

Instant day(int n) {
  return Instant(std::chrono::hours(24 * n));
}

Finding a_finding(const std::string& id) {
  Finding finding;
  finding.id = id;
  finding.flagged = std::uint64_t{1} << 63 | 5;
  finding.before = 4;
  finding.declined = 8;
  finding.emptied = 16;
  finding.traits = {"", "SP\x1eMG", "São Paulo"};
  finding.created_at = day(-3000);
  finding.updated_at = day(20'000);
  finding.name = std::string("Óleo\0 & Cia", 12);
  finding.email = "a@";
  finding.email_state = ContactState::Malformed;
  finding.mobile_state = ContactState::Landline;
  return finding;
}

/// Told by so many readers in turn.
std::vector<Finding> sorted(const std::vector<Finding>& findings, bool with_rows,
                            std::size_t budget = SortedFindings::kBudget, std::size_t readers = 1) {
  const TemporaryDirectory scratch;
  const RecordFilter nobody;
  SortedFindings sorting(scratch.path(), nobody, with_rows, budget);
  const std::vector<FindingSink*> sinks = sorting.open(readers);
  for (std::size_t i = 0; i < findings.size(); ++i) sinks[i % readers]->add(findings[i]);
  sorting.begin();
  std::vector<Finding> all;
  for (Finding finding; sorting.next(finding);) all.push_back(finding);
  return all;
}

TEST(SortedFindings, GiveBackEveryFieldOfAFinding) {
  EXPECT_EQ(sorted({a_finding("7")}, true), std::vector<Finding>{a_finding("7")});
}

TEST(SortedFindings, KeepNothingOfWhatNoReportShows) {
  const Finding found = sorted({a_finding("7")}, false).front();

  EXPECT_EQ(found.name, "");
  EXPECT_EQ(found.email_state, ContactState::Missing);
  EXPECT_EQ(found.traits, a_finding("7").traits);
}

TEST(SortedFindings, ComeByIdBytewiseAlsoWhereTheyDoNotFitIntoMemory) {
  std::vector<Finding> findings;
  for (const char* id : {"10", "9", "é", "a", "Z", "1"}) findings.push_back(a_finding(id));

  std::string order;
  for (const Finding& finding : sorted(findings, true, 200)) order += finding.id + " ";

  EXPECT_EQ(order, "1 10 9 Z a é ");
}

TEST(SortedFindings, ComeInOneOrderHoweverManyReadersFoundThem) {
  std::vector<Finding> findings;
  for (int i = 0; i < 100; ++i) findings.push_back(a_finding(std::to_string(i * 37 % 100)));

  for (const std::size_t budget : {SortedFindings::kBudget, std::size_t{400}})
    EXPECT_EQ(sorted(findings, true, budget, 3), sorted(findings, true));
}

TEST(SortedFindings, WantWhomTheLedgerKnows) {
  const TemporaryDirectory scratch;
  RecordFilter known;
  known.add("7");
  known.build();
  SortedFindings sorting(scratch.path(), known, true);
  const FindingSink& sink = *sorting.open(1).front();

  EXPECT_TRUE(sink.wants("7"));
  EXPECT_FALSE(sink.wants("8"));
}

TEST(FindingCodec, RefusesWhatIsCutOffAnywhere) {
  std::string bytes;
  encode(a_finding("7"), true, bytes);
  Finding finding;

  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode(std::string_view(bytes).substr(0, size), finding)) << size;
  EXPECT_TRUE(decode(bytes, finding));
  EXPECT_FALSE(decode(bytes + "x", finding));
}

}  // namespace
}  // namespace boletim
