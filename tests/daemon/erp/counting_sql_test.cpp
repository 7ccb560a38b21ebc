#include "daemon/erp/counting_sql.h"

#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "jobs/registry/email.h"
#include "jobs/registry/phone.h"
#include "jobs/registry/placeholders.h"
#include "jobs/registry/tax_id.h"
#include "tests/support/postgres.h"
#include "tests/support/vectors.h"

namespace boletim {
namespace {

std::string literal(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("''") : std::string(1, c);
  return result + "'";
}

/// Each value in hexadecimal digits and the class that the engine gave it.
struct Classed {
  std::string value;
  Combination combination;
};

/// What PostgreSQL says of values.
class CountingSqlTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (PostgresServer::is_installed()) server_ = std::make_unique<PostgresServer>();
  }
  static void TearDownTestSuite() { server_.reset(); }
  void SetUp() override {
    if (!server_) GTEST_SKIP() << "needs the package postgresql";
    for (std::string& word : builtin_placeholders()->words()) plan_.words.push_back(std::move(word));
  }

  std::vector<Classed> plain_ones(PlainColumn::Kind kind, const std::vector<std::string>& values) {
    std::string statements = "DROP TABLE IF EXISTS t; CREATE TABLE t (v text);";
    for (const std::string& value : values) statements += "INSERT INTO t VALUES (" + literal(value) + ");\n";
    server_->sql(statements);
    plan_.by_class = {{"v", kind}};
    plan_.by_value = {"v"};
    const CountingSql sql(SqlDialect::PostgreSql, "SELECT v FROM t", {{"v"}}, plan_);
    std::istringstream lines(
        server_->value("SELECT boletim_combination || ' ' || encode(convert_to(c0, 'UTF8'), 'hex') FROM (" +
                       sql.groups() + ") g"));
    std::vector<Classed> plain;
    Combination combination = 0;
    for (std::string line; std::getline(lines, line);) {
      std::istringstream cells(line);
      std::string digits, value;
      cells >> combination >> digits;
      for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        value += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
      plain.push_back({value, combination});
    }
    return plain;
  }

  static inline std::unique_ptr<PostgresServer> server_;
  CountingPlan plan_;
};

/// The first column of a vector file, and what small changes make of it.
std::vector<std::string> values_and_variants(const std::string& file) {
  std::vector<std::string> values;
  for (const auto& row : test::read_vectors(std::string(TEST_DATA) + "/" + file)) {
    const std::string& value = row.at(0);
    values.push_back(value);
    for (std::size_t i = 0; i < value.size(); i += 3) {
      values.push_back(value.substr(0, i) + value.substr(i + 1));
      values.push_back(value.substr(0, i) + value[i] + value.substr(i));
    }
  }
  return values;
}

TEST_F(CountingSqlTest, CallsNoAddressPlainThatIsNotUsable) {
  const auto plain = plain_ones(PlainColumn::Kind::Email, values_and_variants("email.csv"));

  for (const auto& [value, combination] : plain)
    EXPECT_EQ(judge_email(value, *builtin_placeholders()),
              combination == 0 ? ContactState::Missing : ContactState::Usable)
        << value;
  EXPECT_GT(plain.size(), 50u);
}

TEST_F(CountingSqlTest, CallsNoWordPlainWhereverItStandsInAnAddress) {
  std::vector<std::string> values;
  for (const std::string& word : builtin_placeholders()->words())
    for (const char* form : {"{}@oficina.com.br", "maria@{}.com", "maria@loja.{}.com.br"}) {
      std::string value = form;
      value.replace(value.find("{}"), 2, word);
      values.push_back(value);
    }

  EXPECT_TRUE(plain_ones(PlainColumn::Kind::Email, values).empty());
}

TEST_F(CountingSqlTest, CallsNoNumberPlainThatIsNotUsable) {
  const auto plain = plain_ones(PlainColumn::Kind::Number, values_and_variants("phone_br.csv"));

  const std::map<Combination, PhoneJudgement> meant = {{0, {}},
                                                       {1, {ContactState::Usable, ContactState::Landline}},
                                                       {2, {ContactState::Usable, ContactState::Usable}}};
  for (const auto& [value, combination] : plain)
    EXPECT_EQ(judge_phone(value, "", *builtin_placeholders()), meant.at(combination)) << value;
  EXPECT_GT(plain.size(), 100u);
}

TEST_F(CountingSqlTest, CallsNoTaxIdPlainThatIsNotValid) {
  const auto plain = plain_ones(PlainColumn::Kind::TaxId, values_and_variants("tax_id.csv"));

  for (const auto& [value, combination] : plain)
    EXPECT_EQ(judge_tax_id(value, *builtin_placeholders()),
              combination == 0 ? ContactState::Missing : ContactState::Usable)
        << value;
  EXPECT_GT(plain.size(), 20u);
}

TEST_F(CountingSqlTest, CallsNoNamePlainThatSaysNothing) {
  std::vector<std::string> values = {"José da Silva", "Auto Peças Ltda.", "  Ana", "x", "XX", "-",
                                     "11 99999-1234"};
  for (const std::string& word : builtin_placeholders()->words()) {
    values.push_back(word);
    values.push_back(word.substr(0, 2) + "-" + word.substr(2));
  }
  values.push_back("NÃO TEM");

  const auto plain = plain_ones(PlainColumn::Kind::Text, values);

  for (const auto& [value, combination] : plain)
    EXPECT_EQ(judge_text(value, *builtin_placeholders()), ContactState::Usable) << value;
  EXPECT_EQ(plain.size(), 2u);
}

}  // namespace
}  // namespace boletim
