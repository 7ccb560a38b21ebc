// What each built-in KPI says of a record, by the contact values it has.
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jobs/kpi/builtin.h"
#include "jobs/kpi/verdicts.h"
#include "tests/support/records.h"

namespace boletim {
namespace {

constexpr const char* kMobile = "(11) 98765-4321";
constexpr const char* kLandline = "(11) 3871-4613";
constexpr const char* kCorrectable = "(11) 8765-4321";
constexpr const char* kFake = "(11) 1111-1111";
constexpr const char* kBroken = "12";
constexpr const char* kAddress = "ana@oficina.com.br";

/// Why `kpi` flags the only record; nothing if it does not.
std::optional<ContactState> flagged(const char* id, const Records& records) {
  Rules rules;
  rules.kpis.push_back({KpiId{id}, {}});
  const QueryColumns columns(rules, records.columns());
  Verdicts verdicts({Kpi{KpiId{id}}}, columns, *rules.placeholders);
  EXPECT_TRUE(verdicts.mapped(0));
  verdicts.judge(records.batch(), {0});
  return verdicts.flagged().at(0) == 0 ? std::nullopt : std::optional(verdicts.states(0).at(0));
}

Records with(const std::string& column, const char* value) {
  return Records({"id", "name", column}).row({"1", "Ana", value});
}

Records with_phones(const char* phone, const char* mobile) {
  return Records({"id", "name", "phone", "mobile"}).row({"1", "Ana", phone, mobile});
}

Records with_all(const char* email, const char* phone, const char* mobile) {
  return Records({"id", "name", "email", "phone", "mobile"}).row({"1", "Ana", email, phone, mobile});
}

TEST(BuiltinKpis, AreFoundByTheirId) {
  for (const BuiltinKpi& kpi : builtin_kpis()) EXPECT_EQ(find_builtin_kpi(kpi.id), &kpi);
  EXPECT_EQ(find_builtin_kpi("no_fax"), nullptr);
}

TEST(NoEmail, IsTheStateOfTheEmail) {
  EXPECT_EQ(flagged("no_email", with("email", kAddress)), std::nullopt);
  EXPECT_EQ(flagged("no_email", with("email", nullptr)), ContactState::Missing);
  EXPECT_EQ(flagged("no_email", with("email", "teste@teste.com")), ContactState::Placeholder);
}

TEST(NoPhone, IsTheBestOfPhoneAndMobileAsANumberToCall) {
  EXPECT_EQ(flagged("no_phone", with_phones(kLandline, nullptr)), std::nullopt);
  EXPECT_EQ(flagged("no_phone", with_phones(nullptr, kLandline)), std::nullopt);
  EXPECT_EQ(flagged("no_phone", with_phones(kFake, kCorrectable)), ContactState::Correctable);
  EXPECT_EQ(flagged("no_phone", with_phones(kFake, kBroken)), ContactState::Malformed);
  EXPECT_EQ(flagged("no_phone", with("phone", nullptr)), ContactState::Missing);
}

TEST(NoMobile, AMobileInPhoneCounts) {
  EXPECT_EQ(flagged("no_mobile", with_phones(kMobile, nullptr)), std::nullopt);
  EXPECT_EQ(flagged("no_mobile", with_phones(kMobile, kLandline)), std::nullopt);
  EXPECT_EQ(flagged("no_mobile", with_phones(kCorrectable, nullptr)), ContactState::Correctable);
  EXPECT_EQ(flagged("no_mobile", with_phones(kCorrectable, kMobile)), std::nullopt);
}

TEST(NoMobile, ALandlineInMobileDoesNotCount) {
  EXPECT_EQ(flagged("no_mobile", with_phones(nullptr, kLandline)), ContactState::Landline);
}

TEST(NoMobile, WhatElseStandsInPhoneDoesNotChangeTheStateOfMobile) {
  for (const char* phone : {kLandline, kFake, kBroken}) {
    EXPECT_EQ(flagged("no_mobile", with_phones(phone, nullptr)), ContactState::Missing) << phone;
    EXPECT_EQ(flagged("no_mobile", with_phones(phone, kFake)), ContactState::Placeholder) << phone;
  }
}

TEST(NoMobile, WithoutAColumnForMobilesPhoneIsJudged) {
  EXPECT_EQ(flagged("no_mobile", with("phone", kMobile)), std::nullopt);
  EXPECT_EQ(flagged("no_mobile", with("phone", kLandline)), ContactState::Landline);
  EXPECT_EQ(flagged("no_mobile", with("phone", kFake)), ContactState::Placeholder);
}

TEST(NoContact, IsTheBestOfAllThree) {
  EXPECT_EQ(flagged("no_contact", with_all(kAddress, nullptr, nullptr)), std::nullopt);
  EXPECT_EQ(flagged("no_contact", with_all(nullptr, kLandline, nullptr)), std::nullopt);
  EXPECT_EQ(flagged("no_contact", with_all("x@", nullptr, kLandline)), std::nullopt);
  EXPECT_EQ(flagged("no_contact", with_all("x@", kFake, nullptr)), ContactState::Malformed);
  EXPECT_EQ(flagged("no_contact", with_all("x@", kFake, kCorrectable)), ContactState::Correctable);
  EXPECT_EQ(flagged("no_contact", with_all(nullptr, nullptr, nullptr)), ContactState::Missing);
}

TEST(InvalidEmail, NeedsSomethingThatIsThere) {
  EXPECT_EQ(flagged("invalid_email", with("email", nullptr)), std::nullopt);
  EXPECT_EQ(flagged("invalid_email", with("email", kAddress)), std::nullopt);
  EXPECT_EQ(flagged("invalid_email", with("email", "ana@")), ContactState::Malformed);
  EXPECT_EQ(flagged("invalid_email", with("email", "teste@teste.com")), ContactState::Placeholder);
}

TEST(InvalidPhone, NeedsSomethingThatIsThereAndNothingUsable) {
  EXPECT_EQ(flagged("invalid_phone", with_phones(nullptr, nullptr)), std::nullopt);
  EXPECT_EQ(flagged("invalid_phone", with_phones(kBroken, kLandline)), std::nullopt);
  EXPECT_EQ(flagged("invalid_phone", with_phones(kBroken, nullptr)), ContactState::Malformed);
  EXPECT_EQ(flagged("invalid_phone", with_phones(nullptr, kCorrectable)), ContactState::Correctable);
}

TEST(TaxIdKpis, TellNoneFromAWrongOne) {
  EXPECT_EQ(flagged("no_tax_id", with("tax_id", "")), ContactState::Missing);
  EXPECT_EQ(flagged("no_tax_id", with("tax_id", "123")), std::nullopt);
  EXPECT_EQ(flagged("invalid_tax_id", with("tax_id", "")), std::nullopt);
  EXPECT_EQ(flagged("invalid_tax_id", with("tax_id", "123")), ContactState::Malformed);
  EXPECT_EQ(flagged("invalid_tax_id", with("tax_id", "11.222.333/0001-81")), std::nullopt);
}

TEST(NoAddress, IsMissingOrAPlaceholder) {
  EXPECT_EQ(flagged("no_address", with("address", "Rua XV de Novembro, 7")), std::nullopt);
  EXPECT_EQ(flagged("no_address", with("address", "---")), ContactState::Missing);
  EXPECT_EQ(flagged("no_address", with("address", "não informado")), ContactState::Placeholder);
}

TEST(NoName, IsMissingOrAPlaceholder) {
  EXPECT_EQ(flagged("no_name", Records({"id", "name"}).row({"1", "Ana"})), std::nullopt);
  EXPECT_EQ(flagged("no_name", Records({"id", "name"}).row({"1", nullptr})), ContactState::Missing);
}

TEST(BuiltinKpis, ReadNumbersForTheRecordsCountry) {
  const Records records =
      Records({"id", "name", "phone", "country"}).row({"1", "Ana", "+351 912 345 678", "PT"});
  EXPECT_EQ(flagged("no_phone", records), std::nullopt);
}

}  // namespace
}  // namespace boletim
