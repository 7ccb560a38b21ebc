#include "jobs/kpi/spill.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/failure_text.h"
#include "tests/support/flagged_list.h"
#include "tests/support/temporary_directory.h"

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Flagged a_flagged(const std::string& axis, const std::string& name, const std::string& id) {
  Flagged record;
  record.id = id;
  record.name = name;
  record.axes = {axis, "other"};
  record.kpis = 1;
  return record;
}

std::vector<Flagged> read(const std::filesystem::path& file) {
  return rest_of(*read_spill(file));
}

std::vector<Flagged> spilled(const std::vector<Flagged>& records, std::size_t budget = Spill::kBudget) {
  TemporaryDirectory directory;
  Spill spill(directory / "flagged", budget);
  for (const Flagged& record : records) spill.add(record);
  spill.seal();
  return read(directory / "flagged");
}

void seal_twenty(const std::filesystem::path& file) {
  Spill spill(file);
  for (int i = 0; i < 20; ++i) spill.add(a_flagged("SP", "Name", std::to_string(i)));
  spill.seal();
}

std::string content(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::remove(file);  // a file that is emptied instead waits for the disk when it is closed
  std::ofstream(file, std::ios::binary) << bytes;
}

Flagged a_change(FlaggedChange::Kind kind, const std::string& owner, const std::string& name, int at = 0) {
  Flagged record = a_flagged("SP", name, "7");
  record.owner = owner;
  record.since = Instant(std::chrono::hours(1));
  record.change = FlaggedChange{kind, Instant(std::chrono::hours(at)), Instant(std::chrono::hours(at + 1))};
  return record;
}

TEST(Spill, KeepsChangesApartByKindOwnerNameAndInstant) {
  using Kind = FlaggedChange::Kind;
  const std::vector<Flagged> ordered = {
      a_change(Kind::Corrected, "Ana", "zé", 3), a_change(Kind::Corrected, "ana", "Óleo"),
      a_change(Kind::Corrected, "Bia", "a", 2),  a_change(Kind::Corrected, "Bia", "a", 4),
      a_change(Kind::Corrected, "", "a"),        a_change(Kind::Removed, "Ana", "")};
  std::vector<Flagged> mixed = {a_flagged("", "x", "1"), a_flagged("SP", "x", "2")};
  mixed.insert(mixed.end(), ordered.rbegin(), ordered.rend());
  for (const std::size_t budget : {Spill::kBudget, std::size_t{300}}) {
    TemporaryDirectory directory;
    Spill spill(directory / "flagged", budget);
    for (const Flagged& record : mixed) spill.add(record);
    spill.seal();

    EXPECT_EQ(rest_of(*read_changes(directory / "flagged")), ordered);
    EXPECT_THAT(read(directory / "flagged"), ElementsAre(mixed[1], mixed[0]));
  }
}

TEST(Spill, SkipsChangesOverManyBlocks) {
  TemporaryDirectory directory;
  Spill spill(directory / "flagged");
  for (int i = 0; i < 5000; ++i)
    spill.add(a_change(FlaggedChange::Kind::Lost, "Ana", "Name " + std::to_string(i)));
  spill.add(a_flagged("SP", "x", "2"));
  spill.seal();

  EXPECT_THAT(read(directory / "flagged"), ElementsAre(a_flagged("SP", "x", "2")));
  EXPECT_EQ(rest_of(*read_changes(directory / "flagged")).size(), 5000U);
}

TEST(Spill, GivesBackEveryFieldOfARecord) {
  Flagged full = a_flagged("São Paulo", "Óleo & Cia", "7");
  full.tax_id = "11222333000181";
  full.email = std::string("a\0b\n", 4);
  full.phone = "(11) 3871-4613";
  full.mobile = std::string(70'000, '9');
  full.owner = "ana";
  full.kpis = 0xFFFFFFFF;
  full.email_state = ContactState::Placeholder;
  full.phone_state = ContactState::Usable;
  full.mobile_state = ContactState::Landline;
  full.since = Instant(std::chrono::seconds(-1));
  full.places = {"", "frota\x1epneus"};
  EXPECT_THAT(spilled({full}), ElementsAre(full));
  EXPECT_THAT(spilled({Flagged{}}), ElementsAre(Flagged{}));
}

TEST(Spill, OrdersByFirstAxisThenFoldedNameThenId) {
  const std::vector<Flagged> ordered = {a_flagged("RJ", "zé", "1"),     a_flagged("São Paulo", "b", "1"),
                                        a_flagged("SP", "Álvaro", "3"), a_flagged("SP", "ana", "2"),
                                        a_flagged("SP", "ANA", "3"),    a_flagged("SP", "Ana Lima", "1"),
                                        a_flagged("SPX", "ana", "1"),   a_flagged("", "ana", "1")};
  EXPECT_EQ(spilled({ordered[7], ordered[3], ordered[5], ordered[1], ordered[0], ordered[6], ordered[4],
                     ordered[2]}),
            ordered);
}

TEST(Spill, OrdersByNameWithoutAxes) {
  Flagged ana, bia;
  ana.name = "Ana";
  bia.name = "bia";
  EXPECT_THAT(spilled({bia, ana}), ElementsAre(ana, bia));
}

TEST(Spill, ManySmallRunsGiveTheSameFileAsOneSortInMemory) {
  TemporaryDirectory directory;
  Spill small(directory / "small", 4096);
  Spill large(directory / "large");
  for (int i = 0; i < 5000; ++i) {
    const Flagged record =
        a_flagged(std::to_string(i * 31 % 7), "Name " + std::to_string(i * 7919 % 1009), std::to_string(i));
    small.add(record);
    large.add(record);
  }
  small.seal();
  large.seal();
  EXPECT_EQ(read(directory / "small").size(), 5000U);
  EXPECT_EQ(content(directory / "small"), content(directory / "large"));
}

TEST(Spill, NothingAddedIsAFileWithoutRecords) {
  EXPECT_THAT(spilled({}), ElementsAre());
}

TEST(Spill, AtTheEndTheRecordIsLeftAsItWas) {
  TemporaryDirectory directory;
  seal_twenty(directory / "flagged");
  const auto rows = read_spill(directory / "flagged");
  Flagged record;
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(rows->next(record));
  const Flagged last = record;
  EXPECT_FALSE(rows->next(record));
  EXPECT_EQ(record, last);
}

TEST(Spill, WhatIsNotSealedLeavesNothingBehind) {
  TemporaryDirectory directory;
  {
    Spill spill(directory / "flagged", 64);
    for (int i = 0; i < 100; ++i) spill.add(a_flagged("SP", "Name", std::to_string(i)));
    EXPECT_TRUE(directory.is_empty());
  }
  EXPECT_TRUE(directory.is_empty());
}

TEST(Spill, AFullDiskSaysWhatToDoAndLeavesNoFile) {
  TemporaryDirectory directory;
  std::filesystem::create_symlink("/dev/full", directory / "flagged.part");
  EXPECT_THAT(
      failure_text([&] { seal_twenty(directory / "flagged"); }),
      testing::AllOf(HasSubstr("disk full"), HasSubstr("free space in " + directory.path().string())));
  EXPECT_TRUE(directory.is_empty());
}

TEST(ReadSpill, AFileThatIsNotThereIsAFailure) {
  EXPECT_THAT(failure_text([] { read_spill("/nowhere/flagged"); }), HasSubstr("/nowhere/flagged"));
}

TEST(ReadSpill, AFileCutAnywhereIsAFailureAtOnce) {
  TemporaryDirectory directory;
  seal_twenty(directory / "flagged");
  const std::string whole = content(directory / "flagged");
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    write(directory / "cut", whole.substr(0, size));
    EXPECT_THAT(failure_text([&] { read_spill(directory / "cut"); }), HasSubstr("damaged or cut short"));
  }
}

TEST(ReadSpill, AnyByteChangedIsAFailure) {
  TemporaryDirectory directory;
  seal_twenty(directory / "flagged");
  const std::string whole = content(directory / "flagged");
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    write(directory / "damaged", damaged);
    EXPECT_THAT(failure_text([&] { read(directory / "damaged"); }), HasSubstr("damaged or cut short"));
  }
}

}  // namespace
}  // namespace boletim
