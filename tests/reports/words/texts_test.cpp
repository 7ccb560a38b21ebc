#include "reports/words/texts.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

#include "reports/words/phrases.h"
#include "reports/words/target.h"

namespace boletim {
namespace {

/// The {0} {1} … of a phrase; a brace that is none of them counts as "?".
std::set<std::string> holes(std::string_view phrase) {
  std::set<std::string> found;
  for (std::size_t at = phrase.find_first_of("{}"); at != std::string_view::npos;
       at = phrase.find_first_of("{}", at + 1)) {
    const bool whole = phrase[at] == '{' && at + 2 < phrase.size() && phrase[at + 2] == '}';
    found.insert(whole ? std::string(1, phrase[at + 1]) : "?");
    if (whole) at += 2;
  }
  return found;
}

TEST(Catalogue, EveryPhraseIsSaidInBothLanguages) {
  for (const Phrase& phrase : phrases()) {
    EXPECT_FALSE(phrase.pt.empty()) << phrase.key;
    EXPECT_FALSE(phrase.en.empty()) << phrase.key;
  }
}

TEST(Catalogue, BothLanguagesTakeTheSameValues) {
  for (const Phrase& phrase : phrases()) {
    EXPECT_EQ(holes(phrase.pt), holes(phrase.en)) << phrase.key;
    EXPECT_FALSE(holes(phrase.pt).contains("?")) << phrase.key;
  }
}

TEST(Catalogue, EveryPhraseIsFoundByItsKey) {
  for (const Phrase& phrase : phrases()) {
    EXPECT_EQ(text(phrase.key, Locale::PtBr), phrase.pt);
    EXPECT_EQ(text(phrase.key, Locale::En), phrase.en);
  }
  EXPECT_THROW(text("no.such.phrase", Locale::En), std::out_of_range);
}

TEST(Catalogue, WhatHasASingularHasAPluralAndEveryKindOfPeriodIsSaid) {
  std::set<std::string> keys;
  for (const Phrase& phrase : phrases()) keys.emplace(phrase.key);
  const auto expect_all = [&](const std::string& key, const std::vector<std::string>& endings) {
    const auto ends = [&](const std::string& ending) { return key.ends_with(ending); };
    const auto ending = std::ranges::find_if(endings, ends);
    if (ending == endings.end()) return;
    for (const std::string& other : endings)
      EXPECT_TRUE(keys.contains(key.substr(0, key.size() - ending->size()) + other))
          << key << " without " << other;
  };
  for (const std::string& key : keys) {
    expect_all(key, {".one", ".many"});
    expect_all(key, {".daily", ".weekly", ".monthly", ".yearly"});
  }
}

TEST(Catalogue, NoPhraseHasStrayBlanksOrLineBreaks) {
  for (const Phrase& phrase : phrases())
    for (const std::string_view said : {phrase.pt, phrase.en}) {
      EXPECT_EQ(said.find("  "), std::string_view::npos) << phrase.key;
      EXPECT_EQ(said.find_first_of("\r\n\t"), std::string_view::npos) << phrase.key;
    }
}

TEST(Say, PutsValuesInTheirPlaces) {
  EXPECT_EQ(say("page.number", Locale::PtBr, {"1", "4"}), "1 de 4");
  EXPECT_EQ(say("page.number", Locale::En, {"1", "4"}), "1 of 4");
}

TEST(Say, DoesNotLookIntoValuesAndLeavesAHoleWithoutAValue) {
  EXPECT_EQ(say("page.number", Locale::PtBr, {"{1}", "{0}{"}), "{1} de {0}{");
  EXPECT_EQ(say("page.number", Locale::PtBr, {"1"}), "1 de {1}");
}

TEST(SayCount, ChoosesTheSingularForOneAlone) {
  EXPECT_EQ(say_count("trend.target_missing", 1, Locale::PtBr, {"10%", "1"}), "meta 10%: falta 1");
  EXPECT_EQ(say_count("trend.target_missing", 0, Locale::PtBr, {"10%", "0"}), "meta 10%: faltam 0");
  EXPECT_EQ(say_count("trend.target_missing", 443, Locale::PtBr, {"10%", "443"}), "meta 10%: faltam 443");
}

TEST(Noun, AgreesWithItsCount) {
  EXPECT_EQ(counted_noun(Noun::Customers, 1, Locale::PtBr), "1 cliente");
  EXPECT_EQ(counted_noun(Noun::Customers, 1284, Locale::PtBr), "1.284 clientes");
  EXPECT_EQ(counted_noun(Noun::Suppliers, 0, Locale::PtBr), "0 fornecedores");
  EXPECT_EQ(counted_noun(Noun::Suppliers, 1, Locale::En), "1 supplier");
  EXPECT_EQ(counted_noun(Noun::Records, 2, Locale::En), "2 records");
}

TEST(SegmentName, SaysWhatIsLacking) {
  EXPECT_EQ(segment_name("Varejo", "Segmento", Locale::PtBr), "Varejo");
  EXPECT_EQ(segment_name("", "Segmento", Locale::PtBr), "(sem segmento)");
  EXPECT_EQ(segment_name("", "Segment", Locale::En), "(no segment)");
}

TEST(InRunningText, LowersATitleButNoAbbreviation) {
  EXPECT_EQ(in_running_text("E-mail inválido"), "e-mail inválido");
  EXPECT_EQ(in_running_text("Última compra"), "última compra");
  EXPECT_EQ(in_running_text("UF"), "UF");
  EXPECT_EQ(in_running_text("CPF/CNPJ"), "CPF/CNPJ");
  EXPECT_EQ(in_running_text(""), "");
  EXPECT_EQ(in_running_text("\xC3"), "\xC3");
}

TEST(KpiTexts, EveryBuiltInKpiIsSaidWholeInBothLanguages) {
  for (const auto* id :
       {"no_email", "no_phone", "no_mobile", "no_contact", "no_name", "no_address", "no_tax_id",
        "invalid_email", "invalid_phone", "invalid_tax_id", "incomplete", "unreachable", "overdue", "late"}) {
    for (const Locale locale : {Locale::PtBr, Locale::En}) {
      const KpiTexts* texts = kpi_texts(id, locale);
      ASSERT_NE(texts, nullptr) << id;
      for (const std::string_view said : {texts->title, texts->attribute, texts->description, texts->purpose,
                                          texts->module, texts->sentence, texts->sentence_one})
        EXPECT_FALSE(said.empty()) << id;
      EXPECT_NE(texts->sentence, texts->sentence_one) << id;
      EXPECT_TRUE(texts->description.ends_with('.')) << id;
      EXPECT_TRUE(texts->purpose.ends_with('.')) << id;
    }
  }
}

TEST(KpiTexts, SentencesAgreeWithOneAndMany) {
  EXPECT_EQ(kpi_texts("no_email", Locale::PtBr)->sentence, "não têm e-mail utilizável");
  EXPECT_EQ(kpi_texts("no_email", Locale::PtBr)->sentence_one, "não tem e-mail utilizável");
}

TEST(KpiTexts, AnOwnKpiHasNone) {
  EXPECT_EQ(kpi_texts("sem_cep", Locale::PtBr), nullptr);
}

TEST(AboveTarget, IsWhatMustBeCorrectedToBeAtTheTarget) {
  EXPECT_EQ(above_target({1284, 8412}, 10), 443);
  EXPECT_EQ(above_target({61, 388}, 10), 23);
  EXPECT_EQ(above_target({171, 1874}, 10), 0);
  EXPECT_EQ(above_target({3, 30}, 10), 0);
  EXPECT_EQ(above_target({4, 30}, 10), 1);
  EXPECT_EQ(above_target({0, 0}, 10), 0);
}

}  // namespace
}  // namespace boletim
