// KPIs that look at more than one state: combinations, amounts, reach, and the admin's own.
#include "jobs/kpi/verdicts.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/failure.h"
#include "tests/support/failure_text.h"
#include "tests/support/records.h"

namespace boletim {
namespace {

using testing::HasSubstr;

constexpr const char* kMobile = "(11) 98765-4321";
constexpr const char* kLandline = "(11) 3871-4613";
constexpr const char* kAddress = "ana@oficina.com.br";
constexpr const char* kFake = "teste@teste.com";

Kpi builtin(const char* id) {
  return {KpiId{id}};
}
Kpi missing(const char* column) {
  return {.id = KpiId{std::string("missing-") + column}, .rule = Kpi::Rule::Missing, .column = column};
}
Kpi invalid(const char* column) {
  return {.id = KpiId{std::string("invalid-") + column}, .rule = Kpi::Rule::Invalid, .column = column};
}
Kpi any_of(std::vector<Kpi> parts) {
  return {.id = KpiId{"any"}, .rule = Kpi::Rule::AnyOf, .parts = std::move(parts)};
}
Kpi all_of(std::vector<Kpi> parts) {
  return {.id = KpiId{"all"}, .rule = Kpi::Rule::AllOf, .parts = std::move(parts)};
}

/// "flagged", "declined", "emptied", "fine" or "not mapped"; of a stated KPI that flags, the state.
std::string verdict(const Kpi& kpi, const Records& records) {
  const QueryColumns columns(Rules{}, records.columns());
  Verdicts verdicts({kpi}, columns, *builtin_placeholders());
  verdicts.judge(records.batch(), {0});
  if (!verdicts.mapped(0)) {
    EXPECT_EQ(verdicts.flagged().at(0) + verdicts.declined().at(0) + verdicts.emptied().at(0), 0);
    return "not mapped";
  }
  if (verdicts.flagged().at(0) == 1)
    return verdicts.stated(0) ? std::string(name_of(verdicts.states(0).at(0))) : "flagged";
  if (verdicts.declined().at(0) == 1) return "declined";
  return verdicts.emptied().at(0) == 1 ? "emptied" : "fine";
}

Records with(const char* column, const char* value) {
  return Records({"id", "name", column}).row({"1", "Ana", value});
}
Records with(const char* first, const char* first_value, const char* second, const char* second_value) {
  return Records({"id", "name", first, second}).row({"1", "Ana", first_value, second_value});
}

TEST(Overdue, IsAnAmountAboveZeroHoweverItIsWritten) {
  for (const auto value : {"0.01", "1500", "R$ 1.234,56", "1,234.56"})
    EXPECT_EQ(verdict(builtin("overdue"), with("overdue_amount", value)), "flagged") << value;
  for (const auto value : {"0", "0.00", "-12.50", "", "R$ 0,00", "0.004", "n/a"})
    EXPECT_EQ(verdict(builtin("overdue"), with("overdue_amount", value)), "fine") << value;
  EXPECT_EQ(verdict(builtin("overdue"), with("overdue_amount", nullptr)), "fine");
  EXPECT_EQ(verdict(builtin("overdue"), with("email", nullptr)), "not mapped");
}

TEST(Late, IsAnyLateOrder) {
  EXPECT_EQ(verdict(builtin("late"), with("late_orders", "2")), "flagged");
  EXPECT_EQ(verdict(builtin("late"), with("late_orders", "0")), "fine");
}

TEST(Incomplete, IsAnyOfItsColumnsThatTheQueryYieldsLacking) {
  const auto record = [](const char* name, const char* address, const char* email, const char* phone) {
    return Records({"id", "name", "address", "email", "phone"}).row({"1", name, address, email, phone});
  };
  const Kpi kpi = builtin("incomplete");
  EXPECT_EQ(verdict(kpi, record("Ana", "Rua 7", kAddress, kLandline)), "fine");
  EXPECT_EQ(verdict(kpi, record("x", "Rua 7", kAddress, kLandline)), "flagged");
  EXPECT_EQ(verdict(kpi, record("Ana", "não informado", kAddress, kLandline)), "flagged");
  EXPECT_EQ(verdict(kpi, record("Ana", "Rua 7", kFake, kLandline)), "flagged");
  EXPECT_EQ(verdict(kpi, record("Ana", "Rua 7", kAddress, "123")), "flagged");
  EXPECT_EQ(verdict(kpi, with("email", kAddress)), "fine") << "the query yields no phones and no addresses";
  EXPECT_EQ(verdict(kpi, with("phone", nullptr, "mobile", kMobile)), "fine") << "phone or mobile will do";
}

TEST(Incomplete, WhatWasDeclinedIsNotLacking) {
  const Kpi kpi = builtin("incomplete");
  EXPECT_EQ(verdict(kpi, with("email", nullptr, "declined", "email")), "declined");
  EXPECT_EQ(verdict(kpi, with("email", kAddress, "declined", "email")), "fine");
  EXPECT_EQ(
      verdict(
          kpi,
          Records({"id", "name", "email", "phone", "declined"}).row({"1", "Ana", nullptr, nullptr, "email"})),
      "flagged")
      << "the phone is lacking all the same";
}

TEST(Unreachable, IsNothingUsableOnAnyOpenChannel) {
  const Kpi kpi = builtin("unreachable");
  const auto mail = [](const char* opt_out, const char* consent) {
    return Records({"id", "name", "email", "email_opt_out", "email_consent"})
        .row({"1", "Ana", kAddress, opt_out, consent});
  };
  EXPECT_EQ(verdict(kpi, with("email", kAddress)), "fine");
  EXPECT_EQ(verdict(kpi, with("email", kFake)), "flagged");
  EXPECT_EQ(verdict(kpi, mail("0", "1")), "fine");
  EXPECT_EQ(verdict(kpi, mail(nullptr, nullptr)), "fine") << "who was never asked did not refuse";
  EXPECT_EQ(verdict(kpi, mail("S", "1")), "flagged");
  EXPECT_EQ(verdict(kpi, mail("2026-01-02", nullptr)), "flagged");
  EXPECT_EQ(verdict(kpi, mail(nullptr, "não")), "flagged");
  EXPECT_EQ(verdict(kpi, with("address", "Rua 7")), "not mapped");
}

TEST(Unreachable, AnOptOutOfMobileClosesMobilesWhereverTheyStandAndNoLandline) {
  const Kpi kpi = builtin("unreachable");
  EXPECT_EQ(verdict(kpi, with("mobile", kMobile, "mobile_opt_out", "1")), "flagged");
  EXPECT_EQ(verdict(kpi, with("phone", kMobile, "mobile_opt_out", "1")), "flagged");
  EXPECT_EQ(verdict(kpi, with("phone", kLandline, "mobile_opt_out", "1")), "fine");
  EXPECT_EQ(verdict(kpi, with("mobile", kMobile, "mobile_consent", "N")), "flagged");
}

TEST(Unreachable, WhoDeclinedEveryChannelThatHeLeftOpenCountsAsDeclined) {
  const Kpi kpi = builtin("unreachable");
  const auto record = [](const char* declined, const char* opt_out) {
    return Records({"id", "name", "email", "phone", "declined", "email_opt_out"})
        .row({"1", "Ana", nullptr, nullptr, declined, opt_out});
  };
  EXPECT_EQ(verdict(kpi, record("email, phone", nullptr)), "declined");
  EXPECT_EQ(verdict(kpi, record("phone", "1")), "declined");
  EXPECT_EQ(verdict(kpi, record("email", nullptr)), "flagged") << "he may still give his phone";
  EXPECT_EQ(verdict(kpi, with("email", nullptr, "email_opt_out", "1")), "flagged");
}

TEST(OwnKpis, MissingIsBlankOrAPlaceholderInAnyColumn) {
  EXPECT_EQ(verdict(missing("profession"), with("profession", "-")), "missing");
  EXPECT_EQ(verdict(missing("profession"), with("profession", "não informado")), "placeholder");
  EXPECT_EQ(verdict(missing("profession"), with("profession", "dentista")), "fine");
  EXPECT_EQ(verdict(missing("postal_code"), with("postal_code", "00000-000")), "placeholder");
  EXPECT_EQ(verdict(missing("postal_code"), with("postal_code", "123")), "fine") << "it is there, if wrong";
  EXPECT_EQ(verdict(missing("mobile"), with("mobile", kLandline, "phone", nullptr)), "fine");
  EXPECT_EQ(verdict(missing("phone"), with("phone", nullptr, "mobile", kMobile)), "missing")
      << "it looks at its own column alone";
  EXPECT_EQ(verdict(missing("email"), with("email", "ana@", "declined", "")), "fine");
}

TEST(OwnKpis, InvalidIsThereAndNotUsableByTheColumnsOwnForm) {
  EXPECT_EQ(verdict(invalid("postal_code"), with("postal_code", "1347")), "malformed");
  EXPECT_EQ(verdict(invalid("postal_code"), with("postal_code", "13478-215")), "fine");
  EXPECT_EQ(verdict(invalid("postal_code"), with("postal_code", nullptr)), "emptied");
  EXPECT_EQ(verdict(invalid("postal_code"), with("postal_code", "1250-096", "country", "PT")), "fine");
  EXPECT_EQ(verdict(invalid("mobile"), with("mobile", kLandline)), "landline");
  EXPECT_EQ(verdict(invalid("tax_id"), with("tax_id", "123")), "malformed");
  EXPECT_EQ(verdict(invalid("tax_id"), with("tax_id", "123", "country", "PT")), "fine");
  EXPECT_EQ(verdict(invalid("updated_at"), with("updated_at", "ontem")), "malformed");
  EXPECT_EQ(verdict(invalid("updated_at"), with("updated_at", "20261116")), "fine");
  EXPECT_EQ(verdict(invalid("revenue"), with("revenue", "12.000,00")), "fine");
  EXPECT_EQ(verdict(invalid("revenue"), with("revenue", "muito")), "malformed");
}

TEST(OwnKpis, AColumnThatTheCustomerDeclinedIsNotFlagged) {
  EXPECT_EQ(verdict(missing("email"), with("email", nullptr, "declined", "email")), "declined");
  EXPECT_EQ(verdict(missing("phone"), with("phone", nullptr, "declined", "celular")), "missing");
}

TEST(OwnKpis, AColumnThatTheQueryLacksFailsTheRunAndIsNamed) {
  const QueryColumns columns(Rules{}, {"id", "name"});
  const auto failure = [&](const Kpi& kpi) {
    return failure_text([&] { Verdicts({kpi}, columns, *builtin_placeholders()); });
  };
  EXPECT_THAT(failure(missing("postal_code")), HasSubstr("postal_code (of KPI missing-postal_code)"));
  EXPECT_THAT(failure(any_of({missing("a"), invalid("b")})),
              HasSubstr("a (of KPI missing-a), b (of KPI invalid-b)"));
  EXPECT_THAT(failure(builtin("no_fax")), HasSubstr("there is no KPI no_fax"));
}

TEST(AnyOf, FlagsWhomOnePartFlagsAndIsMappedIfOnePartIs) {
  const Kpi kpi = any_of({builtin("no_email"), builtin("overdue"), builtin("late")});
  EXPECT_EQ(verdict(kpi, with("email", kAddress, "overdue_amount", "0")), "fine");
  EXPECT_EQ(verdict(kpi, with("email", kAddress, "overdue_amount", "1")), "flagged");
  EXPECT_EQ(verdict(kpi, with("email", nullptr, "declined", "email")), "declined");
  EXPECT_EQ(verdict(kpi, Records({"id", "name", "email", "declined", "late_orders"})
                             .row({"1", "Ana", nullptr, "email", "1"})),
            "flagged");
  EXPECT_EQ(verdict(kpi, with("phone", nullptr)), "not mapped");
}

TEST(AllOf, FlagsWhomAllPartsFlagAndIsMappedIfAllAre) {
  const Kpi kpi = all_of({builtin("no_email"), builtin("no_phone")});
  const auto record = [](const char* email, const char* phone, const char* declined) {
    return Records({"id", "name", "email", "phone", "declined"}).row({"1", "Ana", email, phone, declined});
  };
  EXPECT_EQ(verdict(kpi, record(nullptr, nullptr, nullptr)), "flagged");
  EXPECT_EQ(verdict(kpi, record(kAddress, nullptr, nullptr)), "fine");
  EXPECT_EQ(verdict(kpi, record(nullptr, nullptr, "email")), "declined");
  EXPECT_EQ(verdict(kpi, record(nullptr, kLandline, "email")), "fine");
  EXPECT_EQ(verdict(kpi, with("email", nullptr)), "not mapped");
}

TEST(Combinations, NestAndLookAtOwnKpis) {
  const Kpi kpi = all_of({any_of({builtin("no_email"), missing("profession")}), builtin("overdue")});
  const auto record = [](const char* profession, const char* amount) {
    return Records({"id", "name", "email", "profession", "overdue_amount"})
        .row({"1", "Ana", kAddress, profession, amount});
  };
  EXPECT_EQ(verdict(kpi, record(nullptr, "10")), "flagged");
  EXPECT_EQ(verdict(kpi, record("dentista", "10")), "fine");
  EXPECT_EQ(verdict(kpi, record(nullptr, "0")), "fine");
}

TEST(Combinations, WhatWasEmptiedWasNotCorrected) {
  const Kpi invalid_contact = any_of({builtin("invalid_email"), builtin("invalid_phone")});
  EXPECT_EQ(verdict(invalid_contact, with("email", nullptr, "phone", nullptr)), "emptied");
  EXPECT_EQ(verdict(invalid_contact, with("email", nullptr, "phone", kLandline)), "fine");
  const Kpi both = all_of({builtin("invalid_email"), builtin("overdue")});
  EXPECT_EQ(verdict(both, with("email", nullptr, "overdue_amount", "5")), "emptied");
  EXPECT_EQ(verdict(both, with("email", "ana@", "overdue_amount", "0")), "fine");
}

TEST(Verdicts, AreOfTheRowsThatWereAskedForAndOfEveryKpi) {
  const Records records = Records({"id", "name", "email", "overdue_amount"})
                              .row({"1", "Ana", nullptr, "5"})
                              .row({"2", "Bruno", "x@", "0"})
                              .row({"3", "Carla", nullptr, "0"});
  const QueryColumns columns(Rules{}, records.columns());
  Verdicts verdicts({builtin("overdue"), builtin("no_email"), builtin("no_phone")}, columns,
                    *builtin_placeholders());
  verdicts.judge(records.batch(), {0, 2});
  EXPECT_EQ(verdicts.flagged(), (std::vector<std::uint64_t>{0b11, 0b10}));
  EXPECT_FALSE(verdicts.stated(0));
  EXPECT_TRUE(verdicts.stated(1));
  EXPECT_FALSE(verdicts.mapped(2));
  EXPECT_EQ(verdicts.states(1), (std::vector<ContactState>{ContactState::Missing, ContactState::Missing}));
  verdicts.judge(records.batch(), {1});
  EXPECT_EQ(verdicts.flagged(), (std::vector<std::uint64_t>{0b10}));
  EXPECT_EQ(verdicts.email(0), ContactState::Malformed);
}

}  // namespace
}  // namespace boletim
