#include "config/yaml_document.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace boletim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// One text read, and what was wrong with it as "LINE:COLUMN message".
struct Parsed {
  explicit Parsed(const std::string& text) {
    const int file = problems.add_file("f");
    document = parse_yaml(file, text, problems);
    for (const ConfigError& error : problems.sorted())
      errors.push_back(std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.message);
  }
  const YamlNode& root() const { return *document.root; }

  Problems problems;
  YamlDocument document;
  std::vector<std::string> errors;
};

TEST(YamlDocument, KnowsWhereEachKeyAndValueStands) {
  const Parsed yaml("# a comment\nsão: [a,\n  b]\n");
  const YamlEntry& entry = yaml.root().entries.at(0);
  EXPECT_EQ(entry.place, (Place{0, 2, 1}));
  EXPECT_EQ(entry.value->place, (Place{0, 2, 6}));
  EXPECT_EQ(entry.value->items.at(1)->place, (Place{0, 3, 3}));
}

TEST(YamlDocument, AnAbsentValueStandsAtItsKey) {
  const Parsed yaml("a: 1\nb:\n\n\n");
  EXPECT_EQ(yaml.root().find("b")->kind, YamlNode::Kind::Null);
  EXPECT_EQ(yaml.root().find("b")->place, (Place{0, 2, 1}));
}

TEST(YamlDocument, TakesAnUnquotedTimeAsText) {
  EXPECT_EQ(Parsed("at: 07:30").root().find("at")->text, "07:30");
}

TEST(YamlDocument, RefusesAKeyGivenTwice) {
  EXPECT_THAT(Parsed("a: 1\nb: {x: 1, y: 2, x: 3}\na: 2\n").errors,
              ElementsAre("2:17 key 'x' is given twice; the first one is on line 2",
                          "3:1 key 'a' is given twice; the first one is on line 1"));
}

TEST(YamlDocument, RefusesAKeyThatIsNoWord) {
  EXPECT_THAT(Parsed("? [a, b]\n: 1\n").errors, ElementsAre(HasSubstr("a key that is no plain word")));
}

TEST(YamlDocument, RefusesASecondDocument) {
  EXPECT_THAT(Parsed("a: 1\n---\nb: 2\n").errors, ElementsAre(HasSubstr("2:1 a second document")));
}

TEST(YamlDocument, ResolvesAliasesAndMerges) {
  const Parsed yaml("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\nc: *x\n");
  EXPECT_THAT(yaml.errors, IsEmpty());
  EXPECT_EQ(yaml.root().find("b")->find("p")->text, "1");
  EXPECT_EQ(yaml.root().find("b")->find("q")->text, "3");
  EXPECT_EQ(yaml.root().find("c")->find("q")->text, "2");
}

TEST(YamlDocument, RefusesAnAliasInsideWhatItStandsFor) {
  EXPECT_THAT(Parsed("a: &x [1, *x]\n").errors,
              ElementsAre(HasSubstr("1:11 not valid YAML: an alias stands inside")));
}

TEST(YamlDocument, RefusesAliasesThatGrowWithoutBound) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below;
    for (int j = 1; j < 9; ++j) bomb += ", " + below;
    bomb += "]\n";
  }
  EXPECT_THAT(Parsed(bomb).errors, ElementsAre(HasSubstr("aliases stand for too much")));
}

TEST(YamlDocument, RefusesNestingWithoutEnd) {
  EXPECT_THAT(Parsed(std::string(100'000, '[')).errors, ElementsAre(HasSubstr("nested too deeply")));
}

TEST(YamlDocument, SaysThatATabIsNoIndentation) {
  EXPECT_THAT(Parsed("jobs:\n\t- id: x\n").errors,
              ElementsAre("2:1 not valid YAML: a tab; indent with spaces"));
}

TEST(YamlDocument, SaysWhereTheSyntaxBreaks) {
  EXPECT_THAT(Parsed("a: 1\nb: c: d\n").errors,
              ElementsAre(HasSubstr("2:5 not valid YAML: a ':' that does not fit")));
  EXPECT_THAT(Parsed("a: [1, 2\n").errors, ElementsAre(HasSubstr("not valid YAML: a '[' without its ']'")));
  EXPECT_THAT(Parsed("a: \"x\nb: 1\n\n").errors,
              ElementsAre(HasSubstr("a quoted text without its closing quote")));
  EXPECT_THAT(Parsed("a: *nobody\n").errors,
              ElementsAre(HasSubstr("1:4 not valid YAML: an alias of nothing")));
}

TEST(YamlDocument, RefusesWhatIsNotUtf8) {
  EXPECT_THAT(Parsed("a: 1\nb: S\xE3o Paulo\n").errors,
              ElementsAre("2:1 not UTF-8 text; save the file as UTF-8"));
  EXPECT_THAT(Parsed(std::string("\xFF\xFE"
                                 "a\0:\0",
                                 6))
                  .errors,
              ElementsAre(HasSubstr("not UTF-8")));
}

TEST(YamlDocument, RefusesControlCharactersAtWhichTheParserWouldStop) {
  EXPECT_THAT(Parsed("a: 1\n\x04\nb: 2\n").errors,
              ElementsAre("2:1 a control character; expected plain text"));
}

TEST(YamlDocument, TakesAByteOrderMarkAndCrLf) {
  const Parsed yaml(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: x y\r\n");
  EXPECT_THAT(yaml.errors, IsEmpty());
  EXPECT_EQ(yaml.root().find("b")->text, "x y");
}

TEST(YamlDocument, ReadsTenThousandJobsInNoTime) {
  std::string text = "jobs:\n";
  for (int i = 0; i < 10'000; ++i)
    text += "  - { id: job-" + std::to_string(i) + ", kpis: [no_email, no_mobile] }\n";
  EXPECT_EQ(Parsed(text).root().find("jobs")->items.size(), 10'000U);
}

TEST(YamlDocument, NeverFallsOverRandomText) {
  std::mt19937 random(20261116);
  const std::string letters = "{}[]:,-?!&*#|>'\"%@` \n\n\nab01\t.<~\\\r";
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 40, ' ');
    for (char& c : text)
      c = random() % 50 == 0 ? static_cast<char>(random() % 256) : letters[random() % letters.size()];
    const Parsed yaml(text);
    EXPECT_TRUE(yaml.document.root != nullptr || !yaml.errors.empty()) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace boletim
